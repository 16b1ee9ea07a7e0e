import { end, runUntilEnd } from "../setup/lifecycle";
import { givenDatabase, migrate } from "../setup/open-database";

/** Applies Strata's migrations to the database of DATABASE_URL, as the role of DATABASE_OWNER_URL where that is set. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    const database = givenDatabase();
    if (database === undefined)
      throw new Error("DATABASE_URL is not set. npm run quickstart migrates its own database.");
    await migrate(database);
    await end(0);
  });
}
