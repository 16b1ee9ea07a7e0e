import { applyMigrations } from "../migrate/apply-migrations";
import { APP_ROLE } from "../postgres/prepare-database";
import { build } from "../setup/build";
import { seed } from "../setup/demo";
import { onEnd, runUntilEnd } from "../setup/lifecycle";
import { prepare } from "../setup/prepare";
import { readSecrets } from "../setup/secrets";
import { serve } from "../setup/serve";
import { writeE2eServerFacts } from "../testing/e2e-server-facts";
import { startThrowawayPostgres } from "../testing/throwaway-postgres";

/** What the browser tests talk to: production as quickstart serves it, on a throwaway database with the demo in it. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    const { E2E_EMAIL: email, E2E_PASSWORD: password } = process.env;
    if (!email || !password)
      throw new Error("E2E_EMAIL and E2E_PASSWORD are not set: Playwright's configuration sets them.");
    await prepare();
    const secrets = await readSecrets();
    const postgres = await startThrowawayPostgres();
    onEnd(() => postgres.stop());
    await applyMigrations({ ownerUrl: postgres.ownerUrl, appRole: APP_ROLE });
    // A build leaves room on two cores, and a seed takes one.
    await Promise.all([build(secrets), seed(postgres.appUrl, { email, password })]);
    const { appUrl: databaseUrl, superuserUrl } = postgres;
    const facts = { databaseUrl, superuserUrl, secret: secrets.NEXTAUTH_SECRET, email, password };
    writeE2eServerFacts(process.env.PORT ?? "3000", facts);
    const environment = { ...secrets, DATABASE_URL: postgres.appUrl, NODE_ENV: "production" };
    await serve({ mode: "start", environment, defaultHost: "127.0.0.1" });
  });
}
