import { expect, test } from "vitest";
import type { DialectName, Migration } from "../model/source";
import { replay } from "./replay";

function migration(version: string, sql: string): Migration {
  const up = { start: 0, end: sql.length };
  return { version, name: version, path: `${version}.sql`, checksum: version, sql, up };
}

/** What the last of some migrations changed, in lines for people; what only follows from others is left out. */
async function linesOf(dialect: DialectName, ...texts: readonly string[]): Promise<readonly string[]> {
  const migrations = texts.map((sql, n) => migration(String(n + 1), sql));
  const { outcomes } = await replay({ dialect, migrations });
  expect(outcomes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  return (outcomes.at(-1)?.changes ?? []).filter((each) => !each.consequence).map((each) => each.summary);
}

const start = "CREATE TABLE teams (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, team int, state text);";
const touch = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';";

test("what is added is told with what it does", async () => {
  const sql = `
    ALTER TABLE t ADD at timestamptz NOT NULL DEFAULT now();
    ALTER TABLE t ADD twice int GENERATED ALWAYS AS (team * 2) STORED;
    ALTER TABLE t ADD FOREIGN KEY (team) REFERENCES teams ON DELETE CASCADE;
    CREATE UNIQUE INDEX i ON t (team) WHERE state = 'open';
    CREATE TABLE logs (line text); ALTER TABLE logs ENABLE ROW LEVEL SECURITY; GRANT SELECT ON logs TO anon;
    CREATE POLICY p ON logs AS RESTRICTIVE FOR SELECT TO anon USING (line <> '');
    CREATE TRIGGER tr BEFORE INSERT OR UPDATE ON logs FOR EACH ROW EXECUTE FUNCTION touch();
    CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; REVOKE ALL ON FUNCTION f() FROM public;`;
  expect(await linesOf("postgres", start + touch, sql)).toEqual([
    "column t.at added: timestamp with time zone, not null, default now()",
    "column t.twice added: integer, generated as (team * 2)",
    "constraint t_team_fkey on t added: (team) references teams (id), on delete CASCADE",
    "index i on t added: unique (team) WHERE (state = 'open'::text)",
    "table logs added with 1 column, row level security enabled; SELECT granted to anon",
    "policy p on logs added: SELECT for anon, restrictive, USING (line <> ''::text)",
    "trigger tr on logs added: BEFORE INSERT OR UPDATE, runs touch",
    "function f() added: runs as its owner; EXECUTE revoked from public",
  ]);
});

test("a foreign key that is made anew is told by what differs", async () => {
  const key = (more: string) => `ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (team) REFERENCES ${more};`;
  const again = `ALTER TABLE t DROP CONSTRAINT k; ${key("teams ON DELETE SET NULL DEFERRABLE")}`;
  expect(await linesOf("postgres", start + key("teams"), again)).toEqual([
    "constraint k on t: on delete NO ACTION → SET NULL; now DEFERRABLE",
  ]);
  const other = `CREATE TABLE crews (id int PRIMARY KEY); ALTER TABLE t DROP CONSTRAINT k; ${key("crews")}`;
  expect((await linesOf("postgres", start + key("teams"), other))[1]).toBe(
    "constraint k on t: now references crews (id)",
  );
});

test("a check is told by its condition, and by what it waits for", async () => {
  const check = (text: string) =>
    `ALTER TABLE t DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c CHECK (${text}) NOT VALID;`;
  expect(await linesOf("postgres", start + check("team > 0"), check("team > 1"))).toEqual([
    "constraint c on t: condition changed from CHECK ((team > 0)) to CHECK ((team > 1))",
  ]);
  const validate = "ALTER TABLE t VALIDATE CONSTRAINT c;";
  expect(await linesOf("postgres", start + check("team > 0"), validate)).toEqual(["constraint c on t: validated"]);
});

test("grants are told by what was given and taken, roles with the same together", async () => {
  const before = "GRANT SELECT ON t TO anon; GRANT ALL ON t TO bob;";
  const sql =
    "GRANT SELECT, INSERT ON t TO ann, eve; REVOKE SELECT ON t FROM anon; GRANT ALL ON t TO bob WITH GRANT OPTION;";
  expect(await linesOf("postgres", start + before, sql)).toEqual([
    "table t: INSERT, SELECT granted to ann, eve; SELECT revoked from anon; bob may grant ALL",
  ]);
  const defaults = "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO anon;";
  expect(await linesOf("postgres", defaults)).toEqual([
    "default privileges for functions in public added: EXECUTE granted to anon",
  ]);
});

test("short conditions are shown, long ones are only said to have changed", async () => {
  const policy = (text: string) => `DROP POLICY IF EXISTS p ON t; CREATE POLICY p ON t USING (${text});`;
  expect(await linesOf("postgres", start + policy("true"), policy("team = 1"))).toEqual([
    "policy p on t: USING changed from true to (team = 1)",
  ]);
  const long = `state IN (${Array.from({ length: 20 }, (_, n) => `'${n}'`).join(", ")})`;
  expect(await linesOf("postgres", start + policy("true"), policy(long))).toEqual(["policy p on t: USING changed"]);
});

test("of long lists only what came and went is told, and no line is endless", async () => {
  const names = Array.from({ length: 40 }, (_, n) => `a_rather_long_name_${n}`);
  const type = (more: readonly string[]) =>
    `CREATE TYPE e AS ENUM (${[...names, ...more].map((each) => `'${each}'`)});`;
  expect(await linesOf("postgres", type([]))).toEqual([
    "enum e added: a_rather_long_name_0, a_rather_long_name_1 and 38 more",
  ]);
  const wide = `CREATE TABLE w (${names.map((name) => `${name} int`)});`;
  const index = (columns: readonly string[]) => `DROP INDEX IF EXISTS i; CREATE INDEX i ON w (${columns});`;
  expect(await linesOf("postgres", wide + index(names.slice(0, 9)), index(names.slice(1, 10)))).toEqual([
    "index i on w: columns: a_rather_long_name_9 added, a_rather_long_name_0 removed",
  ]);
  const args = names.map((name) => `${name} int`).join(", ");
  const made = await linesOf("postgres", `CREATE FUNCTION f(${args}) RETURNS int LANGUAGE sql AS 'SELECT 1';`);
  expect(made).toEqual(["function f(a_rather_long_name_0 integer, a_rather_long_name_1 integer and 38 more) added"]);
});

test("a function that is written anew in other letters has not changed", async () => {
  const again = "create or replace function touch()\nreturns trigger language plpgsql as 'BEGIN RETURN NEW; END';";
  expect(await linesOf("postgres", touch, again)).toEqual([]);
  expect(await linesOf("postgres", touch, again.replace("RETURN NEW", "RETURN OLD"))).toEqual([
    "function touch(): definition changed",
  ]);
});

test("parts of types and tables of publications are told by name", async () => {
  const before = "CREATE TYPE c AS (a int, b text); CREATE DOMAIN d AS int CONSTRAINT pos CHECK (VALUE > 0);";
  const sql =
    "ALTER TYPE c ADD ATTRIBUTE e int, DROP ATTRIBUTE b; ALTER DOMAIN d DROP CONSTRAINT pos; ALTER PUBLICATION p ADD TABLE t;";
  expect(await linesOf("postgres", `${start}${before}CREATE PUBLICATION p FOR TABLE teams;`, sql)).toEqual([
    "composite type c: attribute e added, b removed",
    "domain d: constraint pos removed",
    "publication p: table t added",
  ]);
});

test("values of an enum that were renamed are told apart from those that came", async () => {
  const before = "CREATE TYPE e AS ENUM ('a', 'b', 'c');";
  const sql = "ALTER TYPE e RENAME VALUE 'a' TO 'z'; ALTER TYPE e ADD VALUE 'd'; ALTER TYPE e RENAME VALUE 'b' TO 'y';";
  expect(await linesOf("postgres", before, sql)).toEqual([
    "enum e: value a renamed to z; value b renamed to y; value d added",
  ]);
  const anew = "DROP TYPE e; CREATE TYPE e AS ENUM ('z', 'b', 'c');";
  expect(await linesOf("postgres", before, anew)).toEqual(["enum e: value z added, a removed"]);
});

test("what is made elsewhere is told with what was done to it", async () => {
  expect(await linesOf("postgres", "GRANT USAGE ON SCHEMA public TO anon; GRANT readers TO bob;")).toEqual([
    "schema public (made elsewhere): USAGE granted to anon",
    "role bob (made elsewhere): member of readers",
  ]);
});

test("a name on two lines makes no second line", async () => {
  expect(await linesOf("postgres", 'CREATE TABLE "two\nlines" ();')).toEqual(["table two lines added"]);
});

test("constraints without a name in SQLite are told once", async () => {
  const before = "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER UNIQUE REFERENCES a (id));";
  const rebuild = `CREATE TABLE n (id INTEGER PRIMARY KEY, b INTEGER UNIQUE REFERENCES a (id) ON DELETE CASCADE, c TEXT UNIQUE);
    DROP TABLE a; ALTER TABLE n RENAME TO a;`;
  expect(await linesOf("sqlite", before, rebuild)).toEqual([
    "column a.c added: TEXT",
    "constraint unique (c) on a added",
    "constraint foreign key (b) on a: on delete NO ACTION → CASCADE",
  ]);
});
