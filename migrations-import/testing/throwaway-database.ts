import { randomBytes } from "node:crypto";
import pg from "pg";
import { testPostgres } from "../../scripts/testing/test-postgres";

/** What Supabase's platform brings and the fixtures refer to. */
export const platform = `
  CREATE SCHEMA auth; CREATE SCHEMA storage; CREATE SCHEMA extensions;
  CREATE TABLE auth.users (id uuid PRIMARY KEY, email varchar(255));
  CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
  CREATE TABLE storage.objects (id uuid PRIMARY KEY, bucket_id text, name text);
  CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql AS 'SELECT NULL::text[]';
  DO $$ BEGIN CREATE ROLE anon; CREATE ROLE authenticated; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
`;

/** A database of its own on the tests' server: `connect` opens a connection to it, `drop` closes them all and drops it. */
export type ThrowawayDatabase = {
  readonly connect: () => Promise<pg.Client>;
  readonly drop: () => Promise<void>;
};

/** Makes an empty database on the tests' server. */
export async function createThrowawayDatabase(): Promise<ThrowawayDatabase> {
  const url = new URL((await testPostgres()).superuserUrl);
  const name = `differential_${randomBytes(6).toString("hex")}`;
  await asAdmin(url, `CREATE DATABASE ${name} TEMPLATE template0`);
  const open: pg.Client[] = [];
  return {
    connect: async () => {
      const client = await connect(Object.assign(new URL(url), { pathname: `/${name}` }).href);
      open.push(client);
      return client;
    },
    drop: async () => {
      await Promise.all(open.map((client) => client.end()));
      await asAdmin(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Makes a database of its own with what Supabase brings, hands over a connection, and drops it in the end. */
export async function inThrowawayDatabase<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await createThrowawayDatabase();
  try {
    const client = await database.connect();
    await client.query(platform);
    return await use(client);
  } finally {
    await database.drop();
  }
}

async function asAdmin(url: URL, sql: string): Promise<void> {
  const admin = await connect(url.href);
  await admin.query(sql).finally(() => admin.end());
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
