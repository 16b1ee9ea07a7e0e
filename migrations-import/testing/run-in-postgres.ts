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

/**
 * Runs files in a database of their own on a real server, hands the connection to `look`, and drops the database. A file
 * that fails fails the test: what is compared must have been run.
 */
export async function runInPostgres<T>(files: readonly string[], look: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.TEST_SUPERUSER_URL ?? "");
  const name = `differential_${randomBytes(6).toString("hex")}`;
  const admin = await connect(url.href);
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const client = await connect(Object.assign(new URL(url), { pathname: `/${name}` }).href);
    try {
      await client.query(platform);
      for (const sql of files) await client.query(sql);
      return await look(client);
    } finally {
      await client.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    await admin.end();
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
