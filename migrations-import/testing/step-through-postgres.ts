import type pg from "pg";
import { inThrowawayDatabase } from "./throwaway-database";

/** What a real server made of one file: the statements it refused, and what a look at the database then says. */
export type Stepped<T> = { readonly refused: readonly string[]; readonly seen: T };

/**
 * Runs files in a database of their own on a real server, statement by statement, and looks at it after each file; what the
 * server refuses is passed over, as behind a savepoint. The database is dropped in the end.
 */
export function stepThroughPostgres<T>(
  files: readonly (readonly string[])[],
  look: (client: pg.Client) => Promise<T>,
): Promise<readonly Stepped<T>[]> {
  return inThrowawayDatabase((client) => stepThrough(client, files, look));
}

async function stepThrough<T>(
  client: pg.Client,
  files: readonly (readonly string[])[],
  look: (client: pg.Client) => Promise<T>,
): Promise<readonly Stepped<T>[]> {
  const steps: Stepped<T>[] = [];
  for (const statements of files) {
    const refused: string[] = [];
    for (const statement of statements) {
      await client.query(statement).catch((error: Error) => refused.push(`${statement} -- ${error.message}`));
    }
    await client.query("RESET ALL; RESET SESSION AUTHORIZATION");
    steps.push({ refused, seen: await look(client) });
  }
  return steps;
}
