import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database";
import { applyMigrations, MIGRATIONS_FOLDER } from "./apply-migrations";
import { MigrationFailed } from "./migration-failed";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), "strata migrations "));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

test("a migration is applied once", async () => {
  await writeMigration("90000101000000_more", "CREATE TABLE more (id int); INSERT INTO more VALUES (1);");
  const first = await applyMigrations({ ownerUrl: database.ownerUrl, folder });
  const second = await applyMigrations({ ownerUrl: database.ownerUrl, folder });
  expect(first.applied).toEqual(["90000101000000_more"]);
  expect(second.applied).toEqual([]);
  expect(second.known).toContain("90000101000000_more");
  expect(await query(database.ownerUrl, "SELECT count(*)::int AS n FROM more")).toEqual([{ n: 1 }]);
});

test("processes that start at the same time apply a migration once", async () => {
  await writeMigration("90000101000000_more", "CREATE TABLE more (id int); SELECT pg_sleep(0.2);");
  const runs = await Promise.all([1, 2, 3].map(() => applyMigrations({ ownerUrl: database.ownerUrl, folder })));
  expect(runs.flatMap((run) => run.applied)).toEqual(["90000101000000_more"]);
});

test("a migration that fails names file and line, leaves nothing, and is tried again when mended", async () => {
  const name = "90000101000000_broken";
  await writeMigration(
    name,
    "CREATE TABLE half (id int);\n\n-- über\nINSERT INTO half\n  SELECT 1 / (id - id) FROM (VALUES (7)) AS t (id);\n",
  );
  const failure = await applyMigrations({ ownerUrl: database.ownerUrl, folder }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MigrationFailed);
  expect(failure).toMatchObject({ line: 4, file: path.join(folder, name, "migration.sql") });
  expect(await query(database.ownerUrl, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  await writeMigration(name, "CREATE TABLE half (id int);");
  expect((await applyMigrations({ ownerUrl: database.ownerUrl, folder })).applied).toEqual([name]);
});

test("an error inside a statement is reported at its own line", async () => {
  await writeMigration("90000101000000_wrong", "CREATE TABLE a (id int);\nSELECT id,\n  nothing\nFROM a;\n");
  await expect(applyMigrations({ ownerUrl: database.ownerUrl, folder })).rejects.toMatchObject({ line: 3 });
});

test("a migration that is not SQL is reported at the line that cannot be read", async () => {
  await writeMigration("90000101000000_prose", "CREATE TABLE a (id int);\n\nCREATE TABEL b (id int);\n");
  await expect(applyMigrations({ ownerUrl: database.ownerUrl, folder })).rejects.toMatchObject({ line: 3 });
});

test("a migration edited after it was applied is named", async () => {
  await writeMigration("90000101000000_more", "CREATE TABLE more (id int);");
  await applyMigrations({ ownerUrl: database.ownerUrl, folder });
  await writeMigration("90000101000000_more", "CREATE TABLE more (id bigint);");
  const { applied, edited } = await applyMigrations({ ownerUrl: database.ownerUrl, folder });
  expect(applied).toEqual([]);
  expect(edited.map((file) => path.basename(path.dirname(file)))).toEqual(["90000101000000_more"]);
});

test("the application's role can read and write rows, and cannot change what is append-only", async () => {
  await query(database.appUrl, "INSERT INTO users (email, name) VALUES ('ada@example.org', 'Ada')");
  expect(await query(database.appUrl, "SELECT name FROM users WHERE email = 'ada@example.org'")).toHaveLength(1);
  for (const table of ["revisions", "review_events", "audit_log", "audit_links", "audit_chains", "checkpoints"]) {
    const column = table.startsWith("audit_") && table !== "audit_log" ? "sequence" : "id";
    for (const sql of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(query(database.appUrl, sql)).rejects.toThrow("permission denied");
    }
  }
  await expect(query(database.appUrl, "CREATE TABLE mine (id int)")).rejects.toThrow("permission denied");
  await expect(query(database.appUrl, "DELETE FROM _prisma_migrations")).rejects.toThrow("permission denied");
});

test("the owner too cannot change what is append-only without taking its triggers away", async () => {
  await query(database.appUrl, "INSERT INTO audit_log (origin, action, detail) VALUES ('system', 'test.note', '{}')");
  for (const table of ["audit_log", "audit_links", "audit_chains"])
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(query(database.ownerUrl, sql)).rejects.toThrow("append-only");
  for (const sql of ["UPDATE audit_log SET detail = '1'", "UPDATE audit_links SET sequence = 2"])
    await expect(query(database.ownerUrl, sql)).rejects.toThrow("append-only");
});

test("whatever is append-only is so by privilege and by triggers, for every way to change it", async () => {
  const held = await query(
    database.appUrl,
    `SELECT tgrelid::regclass::text AS table, bit_or(tgtype::int) & 56 AS triggers,
      has_any_column_privilege(tgrelid, 'UPDATE') OR has_table_privilege(tgrelid, 'DELETE, TRUNCATE') AS privileged
    FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc GROUP BY tgrelid ORDER BY 1`,
  );
  const [deleting, updating, truncating] = [8, 16, 32];
  const all = deleting + updating + truncating;
  // The end of a chain moves with every record: by the trigger that links them, as the owner.
  const triggersOf = (table: unknown) => (table === "audit_chains" ? all - updating : all);
  expect(held).toEqual(held.map(({ table }) => ({ table, triggers: triggersOf(table), privileged: false })));
  const names = held.map(({ table }) => table);
  for (const kept of ["revisions", "review_events", "audit_log", "audit_links", "checkpoints", "signatures", "waivers"])
    expect(names).toContain(kept);
});

test("what belongs to a project cannot be without one, but for links, tokens and the instance's own log", async () => {
  const rows = await query(
    database.ownerUrl,
    `SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'project_id' AND is_nullable = 'YES' ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(["api_tokens", "audit_log", "one_time_tokens"]);
});

test("the application's role writes docs only through the function that keeps their revisions", async () => {
  for (const sql of [
    "INSERT INTO docs (field) VALUES ('purpose')",
    "UPDATE docs SET text = ''",
    "DELETE FROM docs",
    "INSERT INTO revisions (number) VALUES (1)",
    "UPDATE doc_edits SET edits = 1",
    "UPDATE projects SET revision_hash = NULL",
    "UPDATE projects SET revision_sequence = 0",
    "INSERT INTO audit_links SELECT * FROM audit_links",
    "CREATE TEMP TABLE forged (LIKE audit_log); CREATE TRIGGER forged AFTER INSERT ON forged FOR EACH ROW EXECUTE FUNCTION link_audit()",
  ]) {
    await expect(query(database.appUrl, sql)).rejects.toThrow("permission denied");
  }
  const sql =
    "SELECT outcome FROM save_doc($1, $1, NULL, 'purpose', 0, '', 'edit', NULL, 'person', $1, NULL, NULL, NULL)";
  const id = "00000000-0000-4000-8000-000000000000";
  expect(await query(database.appUrl, sql.replaceAll("$1", `'${id}'`))).toEqual([{ outcome: "missing" }]);
});

test("a function that runs as the owner is not led astray by temporary tables of its caller", async () => {
  const rows = await query(
    database.ownerUrl,
    "SELECT proname FROM pg_proc WHERE prosecdef AND NOT 'search_path=public, pg_temp' = ANY (coalesce(proconfig, '{}'))",
  );
  expect(rows).toEqual([]);
});

test("the application's role can start alone where everything is applied", async () => {
  expect((await applyMigrations({ ownerUrl: database.appUrl })).applied).toEqual([]);
});
