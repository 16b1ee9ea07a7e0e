import { requireBuild } from "../setup/build";
import { runUntilEnd } from "../setup/lifecycle";
import { givenDatabase, migrate } from "../setup/open-database";
import { requireEnvironment } from "../setup/require-environment";
import { serve } from "../setup/serve";
import { printSetUp } from "../setup/welcome";

const NEEDED = {
  DATABASE_URL: "a PostgreSQL server, postgresql://user:password@host/database",
  NEXTAUTH_URL: "the address people use, such as https://strata.example.com",
  NEXTAUTH_SECRET: "32 random bytes, the same in every process: openssl rand -base64 32",
};

/** Serves a team with what npm run build made: everything comes from the environment, and nothing of the demo. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    requireEnvironment(NEEDED);
    const database = givenDatabase();
    if (database === undefined) throw new Error("DATABASE_URL is not set.");
    await migrate(database);
    await requireBuild();
    const environment = { DATABASE_URL: database.appUrl, NODE_ENV: "production" };
    const address = await serve({ mode: "start", environment, defaultHost: "0.0.0.0" });
    await printSetUp(address, database.appUrl);
  });
}
