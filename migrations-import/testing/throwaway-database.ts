import { randomBytes } from "node:crypto";
import pg from "pg";

/** What Supabase's platform brings and the fixtures refer to. */
const platform = `
  CREATE SCHEMA auth; CREATE SCHEMA storage; CREATE SCHEMA extensions;
  CREATE TABLE auth.users (id uuid PRIMARY KEY, email varchar(255));
  CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
  CREATE TABLE storage.objects (id uuid PRIMARY KEY, bucket_id text, name text);
  CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql AS 'SELECT NULL::text[]';
  DO $$ BEGIN CREATE ROLE anon; CREATE ROLE authenticated; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
`;

/** Fixtures name the roles they make so, because roles are the whole server's and must go with the test. */
const ownRoles = "fx\\_%";

/** Makes a database of its own on a real server, with what Supabase brings, hands over a connection, and drops it in the end. */
export async function inThrowawayDatabase<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.TEST_SUPERUSER_URL ?? "");
  const name = `differential_${randomBytes(6).toString("hex")}`;
  const admin = await connect(url.href);
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const client = await connect(Object.assign(new URL(url), { pathname: `/${name}` }).href);
    try {
      await client.query(platform);
      return await use(client);
    } finally {
      await client.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await dropRoles(admin);
    }
  } finally {
    await admin.end();
  }
}

async function dropRoles(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT quote_ident(rolname) AS name FROM pg_roles WHERE rolname LIKE $1",
    [ownRoles],
  );
  for (const { name } of rows) await admin.query(`DROP ROLE ${name}`);
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
