import type pg from "pg";
import { inThrowawayDatabase } from "./throwaway-database";

/**
 * Runs files in a database of their own on a real server, hands the connection to `look`, and drops the database. A file
 * that fails fails the test: what is compared must have been run.
 */
export function runInPostgres<T>(files: readonly string[], look: (client: pg.Client) => Promise<T>): Promise<T> {
  return inThrowawayDatabase(async (client) => {
    for (const sql of files) await client.query(sql);
    return look(client);
  });
}
