import { expect, test } from "vitest";
import type { DialectName, Migration } from "../model/source";
import { replay } from "./replay";

function migrationOf(name: string, sql: string): Migration {
  return { version: name, name, path: `${name}.sql`, checksum: name, sql, up: { start: 0, end: sql.length } };
}

/** The changes of the last of some migrations: `line summary`; what only follows from others is left out. */
async function changesOf(dialect: DialectName, ...texts: readonly string[]): Promise<readonly string[]> {
  const migrations = texts.map((sql, n) => migrationOf(String(n + 1), sql));
  const { outcomes } = await replay({ dialect, migrations });
  const told = (outcomes.at(-1)?.changes ?? []).filter((each) => !each.consequence);
  return told.map(({ provenance, summary }) => `${provenance.line} ${summary}`);
}

test("what is added stands at the line that creates it, whatever was said of it later", async () => {
  const sql = "CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);\nALTER TABLE t ENABLE ROW LEVEL SECURITY;";
  expect(await changesOf("postgres", sql)).toEqual([
    "1 table t added with 1 column, row level security enabled",
    "2 index i on t added: (a)",
  ]);
});

test("what is renamed stands at the line that renames it, in front of what follows from that", async () => {
  const start = "CREATE TABLE t (a int PRIMARY KEY); CREATE TABLE u (t int REFERENCES t (a));";
  const sql = "ALTER TABLE t RENAME TO s;\nALTER TABLE s ADD b int;\nCOMMENT ON TABLE s IS 'x';";
  expect(await changesOf("postgres", start, sql)).toEqual([
    "1 table t: renamed to s; comment added",
    "2 column s.b added: integer",
  ]);
});

test("what is dropped stands at the line that drops it, also where it was changed before", async () => {
  const start = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (a int REFERENCES p (id));";
  const sql = "ALTER TABLE p RENAME id TO code;\nSELECT 1;\nALTER TABLE t DROP CONSTRAINT t_a_fkey;";
  expect(await changesOf("postgres", start, sql)).toEqual([
    "1 column p.id renamed to code",
    "3 constraint t_a_fkey on t dropped",
  ]);
});

test("overloaded functions that are dropped and created again are each themselves", async () => {
  const create = (args: string, body: string) => `CREATE FUNCTION f(${args}) RETURNS int LANGUAGE sql AS '${body}';\n`;
  const start = create("a int", "SELECT 1") + create("a text", "SELECT 1");
  const sql = `DROP FUNCTION f(int);\nDROP FUNCTION f(text);\n${create("a int", "SELECT 2")}${create("a text", "SELECT 1")}`;
  expect(await changesOf("postgres", start, sql)).toEqual(["3 function f(a integer): definition changed"]);
});

test("what stays as it was makes no change, also of a sequence that follows its column", async () => {
  const start = "CREATE TABLE t (id serial, big bigserial); GRANT SELECT ON t TO anon; COMMENT ON TABLE t IS 'x';";
  const sql = `CREATE TABLE IF NOT EXISTS t (other int); ALTER TABLE t ALTER big TYPE bigint, ALTER id SET NOT NULL;
    GRANT SELECT ON t TO anon; COMMENT ON TABLE t IS 'x'; ALTER TABLE t DROP COLUMN IF EXISTS nothing;`;
  const read = {
    dialect: "postgres",
    migrations: [start, sql].map((text, n) => migrationOf(String(n), text)),
  } as const;
  const { outcomes } = await replay(read);
  expect(outcomes[1]?.changes).toEqual([]);
});

test("what a rebuild brings stands where the new table is created, in the order of the file", async () => {
  const rebuild = [
    "CREATE TABLE n (id INTEGER PRIMARY KEY, b TEXT NOT NULL, c TEXT);",
    "INSERT INTO n SELECT id, b, NULL FROM t;",
    "DROP TABLE t;",
    "ALTER TABLE n RENAME TO t;",
    "CREATE INDEX i ON t (c);",
  ].join("\n");
  expect(await changesOf("sqlite", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);", rebuild)).toEqual([
    "1 column t.c added: TEXT",
    "1 column t.b: now required",
    "3 column t.a dropped",
    "5 index i on t added: (c)",
  ]);
});
