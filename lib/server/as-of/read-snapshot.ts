import "server-only";
import { getDb, type Transaction } from "../db";

/** So long the reads of one snapshot may take in all. */
export const SNAPSHOT_TIMEOUT_MS = 15_000;

/**
 * Runs several reads on one state of the database, so that a page never shows half of an import that lands meanwhile. They are asked
 * one after the other; where all of them are statements and there are many, `readAtOnce` takes less time.
 */
export function readSnapshot<T>(read: (db: Transaction) => Promise<T>): Promise<T> {
  return getDb().$transaction(read, { isolationLevel: "RepeatableRead", timeout: SNAPSHOT_TIMEOUT_MS });
}
