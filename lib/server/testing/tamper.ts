import pg from "pg";

/**
 * Changes rows of the test's database behind the back of its rules: no trigger runs and no privilege counts, as for whoever
 * owns the server.
 */
export async function tamper(sql: string, values: readonly unknown[]): Promise<void> {
  const { pathname } = new URL(process.env.DATABASE_URL ?? "");
  const connectionString = Object.assign(new URL(process.env.TEST_SUPERUSER_URL ?? ""), { pathname }).href;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
