import { randomBytes } from "node:crypto";
import pg from "pg";
import { DATABASE, OWNER_ROLE } from "../postgres/prepare-database";

/** A migrated, empty database of its own for one test file. */
export type TestDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Drops the database, open connections included. */
  drop(): Promise<void>;
};

/** Copies the migrated template; call it in `beforeAll` and `drop` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${DATABASE} OWNER ${OWNER_ROLE}`);
  return {
    ownerUrl: inDatabase("TEST_DATABASE_URL", name),
    appUrl: inDatabase("TEST_APP_DATABASE_URL", name),
    drop: () => asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlFrom("TEST_SUPERUSER_URL") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function inDatabase(variable: string, name: string): string {
  return Object.assign(new URL(urlFrom(variable)), { pathname: `/${name}` }).href;
}

function urlFrom(variable: string): string {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} is not set: run this through Vitest, which starts a PostgreSQL.`);
  return url;
}
