import type pg from "pg";
import type { Connections } from "./swept-database";

/** What a real server made of one file: the statements it refused, and what a look at the database then says. */
export type Stepped<T> = { readonly refused: readonly string[]; readonly seen: T };

/**
 * Runs files on a real server, statement by statement, and looks at the database after each file; what the server refuses is
 * passed over, as behind a savepoint, and what a file leaves open is committed.
 */
export async function stepThroughPostgres<T>(
  { tried, looking }: Connections,
  files: readonly (readonly string[])[],
  look: (client: pg.Client) => Promise<T>,
): Promise<readonly Stepped<T>[]> {
  const steps: Stepped<T>[] = [];
  for (const statements of files) {
    const refused: string[] = [];
    for (const statement of statements) {
      await tried.query(statement).catch((error: Error) => refused.push(`${statement} -- ${error.message}`));
    }
    await tried.query("COMMIT; RESET ALL; RESET SESSION AUTHORIZATION");
    steps.push({ refused, seen: await look(looking) });
  }
  return steps;
}
