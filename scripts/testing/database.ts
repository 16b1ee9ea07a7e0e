import { randomBytes } from "node:crypto";
import pg from "pg";
import { DATABASE, OWNER_ROLE } from "../postgres/prepare-database";
import { testPostgres } from "./test-postgres";

/** A migrated, empty database of its own for one test file. */
export type TestDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Of whoever owns the server: what no rule holds back. */
  readonly superuserUrl: string;
  /** Drops the database, open connections included. */
  drop(): Promise<void>;
};

/** Copies the migrated template; call it in `beforeAll` and `drop` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl, superuserUrl } = await testPostgres();
  const name = `test_${randomBytes(6).toString("hex")}`;
  const pathname = `/${name}`;
  await runOn(superuserUrl, `CREATE DATABASE ${name} TEMPLATE ${DATABASE} OWNER ${OWNER_ROLE}`);
  return {
    ownerUrl: Object.assign(new URL(ownerUrl), { pathname }).href,
    appUrl: Object.assign(new URL(appUrl), { pathname }).href,
    superuserUrl: Object.assign(new URL(superuserUrl), { pathname }).href,
    drop: () => runOn(superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function runOn(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
