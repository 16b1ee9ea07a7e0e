import "server-only";
import { getDb, type Transaction } from "../db";

const SNAPSHOT_TIMEOUT_MS = 15_000;

/**
 * Runs several reads on one state of the database, so that a page never shows half of an import that lands meanwhile. Reads that do not
 * need each other's answers are best asked at once: they travel together.
 */
export function readSnapshot<T>(read: (db: Transaction) => Promise<T>): Promise<T> {
  return getDb().$transaction(read, { isolationLevel: "RepeatableRead", timeout: SNAPSHOT_TIMEOUT_MS });
}
