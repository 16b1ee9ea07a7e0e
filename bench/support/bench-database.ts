import pg from "pg";
import { closeDb } from "@/lib/server/db";
import { applyMigrations } from "@/scripts/migrate/apply-migrations";
import { APP_ROLE } from "@/scripts/postgres/prepare-database";
import { startThrowawayPostgres } from "@/scripts/testing/throwaway-postgres";

export type Sql = (text: string, values?: readonly unknown[]) => Promise<void>;

/**
 * Runs a benchmark on a migrated PostgreSQL of its own, which `getDb()` then reads; `sql` runs statements to seed it.
 * `isDurable` where what is measured is how long it takes to keep something safe.
 */
export async function withBenchDatabase(run: (sql: Sql) => Promise<void>, { isDurable = false } = {}): Promise<void> {
  const postgres = await startThrowawayPostgres({ isDurable });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  try {
    await applyMigrations({ ownerUrl: postgres.ownerUrl, appRole: APP_ROLE });
    process.env.DATABASE_URL = postgres.appUrl;
    await client.connect();
    await run(async (text, values = []) => void (await client.query(text, [...values])));
  } finally {
    await closeDb();
    await client.end();
    await postgres.stop();
  }
}
