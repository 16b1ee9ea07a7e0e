import { applyMigrations } from "../migrate/apply-migrations";
import { APP_ROLE } from "../postgres/prepare-database";
import { startThrowawayPostgres } from "./throwaway-postgres";

/**
 * Before the tests: a throwaway PostgreSQL whose database `strata` is migrated and stays empty, the template that
 * `createTestDatabase` copies. TEST_DATABASE_URL is its owner's connection, TEST_APP_DATABASE_URL the application's,
 * TEST_SUPERUSER_URL the one that makes databases.
 */
export default async function startTestPostgres(): Promise<() => Promise<void>> {
  const postgres = await startThrowawayPostgres({ inMemory: true });
  await applyMigrations({ ownerUrl: postgres.ownerUrl, appRole: APP_ROLE });
  process.env.TEST_DATABASE_URL = postgres.ownerUrl;
  process.env.TEST_APP_DATABASE_URL = postgres.appUrl;
  process.env.TEST_SUPERUSER_URL = postgres.superuserUrl;
  return () => postgres.stop();
}
