import { expect, test } from "vitest";
import { type CodeFindingCode, codeFindingCodes } from "../model/code";
import { readBeside } from "./testing/read-beside";

const core =
  'import { pgTable, text, integer, uuid, varchar, index, unique, uniqueIndex, check, foreignKey, primaryKey, pgEnum, pgPolicy } from "drizzle-orm/pg-core";\nimport { sql } from "drizzle-orm";\n';
const table = (columns: string, extras = "") =>
  `${core}export const t = pgTable("t", { id: integer().primaryKey(), ${columns} }, (t) => [${extras}]);`;
const sqlTable = (columns: string, after = "") =>
  `CREATE TABLE t (id integer PRIMARY KEY${columns && `, ${columns}`}); ${after}`;

const cases: Readonly<Record<CodeFindingCode, readonly [sql: string, code: string, says: string]>> = {
  TABLE_NOT_MIGRATED: [
    sqlTable(""),
    `${table("")}export const n = pgTable("n", {});`,
    "Code declares table n, no migration creates it.",
  ],
  TABLE_NOT_DECLARED: [
    `${sqlTable("")} CREATE TABLE n (id int);`,
    table(""),
    "Migrations create table n, code does not declare it.",
  ],
  COLUMN_NOT_MIGRATED: [sqlTable(""), table("x: text()"), "Code declares column t.x, no migration creates it."],
  COLUMN_NOT_DECLARED: [sqlTable("x text"), table(""), "Migrations create column t.x, code does not declare it."],
  TYPE_DIFFERS: [
    sqlTable("x text"),
    table("x: varchar({ length: 9 })"),
    "The type of t.x is character varying(9) in code, text in the migrations.",
  ],
  NULLABILITY_DIFFERS: [
    sqlTable("x text"),
    table("x: text().notNull()"),
    "t.x is not null in code, nullable in the migrations.",
  ],
  DEFAULT_DIFFERS: [
    sqlTable("x text DEFAULT 'a'"),
    table('x: text().default("b")'),
    "The default of t.x is 'b' in code, 'a'::text in the migrations.",
  ],
  GENERATED_DIFFERS: [
    sqlTable("x integer"),
    table("x: integer().generatedAlwaysAs(sql`1`)"),
    "t.x is generated in code, not generated in the migrations.",
  ],
  PRIMARY_KEY_DIFFERS: [
    "CREATE TABLE t (id integer NOT NULL, x text NOT NULL, PRIMARY KEY (id, x));",
    table("x: text().notNull()"),
    "The primary key of t is (id) in code, (id, x) in the migrations.",
  ],
  UNIQUE_NOT_MIGRATED: [
    sqlTable("x text"),
    table("x: text().unique()"),
    "Code declares (x) of t unique, no migration makes it so.",
  ],
  UNIQUE_NOT_DECLARED: [
    sqlTable("x text UNIQUE"),
    table("x: text()"),
    "Migrations make (x) of t unique, code does not declare it.",
  ],
  INDEX_NOT_MIGRATED: [
    sqlTable("x text"),
    table("x: text()", 'index("i").on(t.x)'),
    "Code declares index i of t, no migration creates it.",
  ],
  INDEX_NOT_DECLARED: [
    sqlTable("x text", "CREATE INDEX i ON t (x);"),
    table("x: text()"),
    "Migrations create index i on t, code does not declare it.",
  ],
  INDEX_DIFFERS: [
    sqlTable("x text", "CREATE INDEX i ON t (x) WHERE x IS NULL;"),
    table("x: text()", 'index("i").on(t.x, t.id)'),
    "Index i of t is (x, id) in code, (x) with a condition in the migrations.",
  ],
  FOREIGN_KEY_NOT_MIGRATED: [
    sqlTable("x integer"),
    table("x: integer().references(() => t.id)"),
    "Code declares a foreign key of t (x) to t, no migration creates it.",
  ],
  FOREIGN_KEY_NOT_DECLARED: [
    sqlTable("x integer REFERENCES t"),
    table("x: integer()"),
    "Migrations create foreign key t_x_fkey of t (x), code does not declare it.",
  ],
  FOREIGN_KEY_DIFFERS: [
    sqlTable("x integer REFERENCES t ON DELETE CASCADE"),
    table("x: integer().references(() => t.id)"),
    "Foreign key t_x_fkey of t (x) is to t (id), on delete no action, on update no action in code, to t (id), on delete cascade, on update no action in the migrations.",
  ],
  CHECK_NOT_MIGRATED: [
    sqlTable(""),
    table("", 'check("c", sql`id > 0`)'),
    "Code declares check c of t, no migration creates it.",
  ],
  CHECK_NOT_DECLARED: [
    sqlTable("CONSTRAINT c CHECK (id > 0)"),
    table(""),
    "Migrations create check c of t, code does not declare it.",
  ],
  POLICY_NOT_MIGRATED: [
    sqlTable("", "ALTER TABLE t ENABLE ROW LEVEL SECURITY;"),
    table("", 'pgPolicy("p", {})'),
    "Code declares policy p of t, no migration creates it.",
  ],
  POLICY_NOT_DECLARED: [
    sqlTable("", "ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t; CREATE POLICY q ON t;"),
    table("", 'pgPolicy("p", {})'),
    "Migrations create policy q of t, code does not declare it.",
  ],
  RLS_DIFFERS: [
    sqlTable(""),
    `${core}export const t = pgTable("t", { id: integer().primaryKey() }).enableRLS();`,
    "Code enables row level security on t, no migration does.",
  ],
  ENUM_NOT_MIGRATED: [
    sqlTable(""),
    `${table("")}export const e = pgEnum("e", ["a"]);`,
    "Code declares enum e, no migration creates it.",
  ],
  ENUM_NOT_DECLARED: [
    `CREATE TYPE e AS ENUM ('a'); ${sqlTable("")}`,
    table(""),
    "Migrations create enum e, code does not declare it.",
  ],
  ENUM_VALUES_DIFFER: [
    `CREATE TYPE e AS ENUM ('a', 'b'); ${sqlTable("")}`,
    `${table("")}export const e = pgEnum("e", ["b", "c"]);`,
    "The values of enum e differ (only in code: c; only in the migrations: a).",
  ],
};

test.each(Object.entries(cases))("%s is found, alone, with both places", async (code, [sql, source, says]) => {
  const { findings, references } = await readBeside(sql, source);
  const [finding] = findings;
  expect(findings.map((each) => each.message)).toEqual([says]);
  expect(finding?.code).toBe(code);
  expect(finding?.severity).toBe(code.endsWith("_NOT_DECLARED") ? "info" : "warning");
  if (code.endsWith("_NOT_MIGRATED")) expect(finding?.declaredAt?.path).toBe("schema.ts");
  else expect(finding?.migratedAt).toMatchObject({ path: "0001_init.sql", line: 1 });
  expect(references.length).toBeGreaterThan(0);
});

test("there is an example for every way of disagreeing", () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(codeFindingCodes).sort());
});

test.each([
  ["now()", "CURRENT_TIMESTAMP"],
  ["'[]'", "'[ ]'::jsonb"],
  ['\'{"a":1,"b":2}\'', '\'{"b": 2, "a": 1}\'::jsonb'],
  ["'0'", "0"],
  ["true", "TRUE"],
  ["lower('A')", "'a'::text"],
  ["1.50", "1.5"],
  ["'it''s'", "'it''s'::character varying"],
  ["NULL", "NULL::text"],
])("a default %s is the same as %s", async (inCode, inMigrations) => {
  const code = table(`x: text().default(sql\`${inCode.replaceAll("`", "")}\`)`);
  expect((await readBeside(sqlTable(`x text DEFAULT ${inMigrations}`), code)).said).toEqual([]);
});

test("lists are the same however they are written, and as long as they hold the same", async () => {
  const said = async (inCode: string) =>
    (
      await readBeside(
        sqlTable("x text[] DEFAULT ARRAY['push', 'e mail']"),
        table(`x: text().array().default(sql\`${inCode}\`)`),
      )
    ).said;
  expect(await said("ARRAY['push','e mail']")).toEqual([]);
  expect(await said("ARRAY['push'::text, 'e mail'::text]::text[]")).toEqual([]);
  expect(await said(`'{push,"e mail"}'::text[]`)).toEqual([]);
  expect(await said("ARRAY['push', 'post']")).toHaveLength(1);
  expect(await said("ARRAY[]::text[]")).toHaveLength(1);
});

test("a document's null is a default, a column's is none", async () => {
  const code = `${core}import { jsonb } from "drizzle-orm/pg-core";
export const t = pgTable("t", { id: integer().primaryKey(), x: jsonb().default(null), y: text().default(null) });`;
  expect((await readBeside(sqlTable("x jsonb DEFAULT 'null', y text"), code)).said).toEqual([]);
  expect(
    (await readBeside(sqlTable("x jsonb, y text DEFAULT 'null'"), code)).findings.map((each) => each.code),
  ).toEqual(["DEFAULT_DIFFERS", "DEFAULT_DIFFERS"]);
});

test("names too long for PostgreSQL are compared as it keeps them", async () => {
  const name = (kind: string) => `${kind}_with_a_name_that_says_in_sixty_three_bytes_no_more_than_half_of_it`;
  const sql = `CREATE TABLE ${name("t")} (id integer PRIMARY KEY, x text, CONSTRAINT ${name("c")} CHECK (x > 'a'));
    CREATE INDEX ${name("i")} ON ${name("t")} (lower(x)); ALTER TABLE ${name("t")} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${name("p")} ON ${name("t")};`;
  const code = `${core}export const t = pgTable("${name("t")}", { id: integer().primaryKey(), x: text() }, (t) => [
    check("${name("c")}", sql\`x > 'b'\`), index("${name("i")}").on(sql\`lower(x)\`), pgPolicy("${name("p")}", {})]);`;
  const { said, places } = await readBeside(sql, code);
  expect(said).toEqual([]);
  const kept = ["t", "c", "i", "p"].map((kind) => name(kind).slice(0, 63));
  expect(Object.keys(places)).toEqual(
    expect.arrayContaining([...kept.slice(0, 1), ...kept.slice(1).map((each) => `${kept[0]}.${each}`)]),
  );
});

test("an index on other columns is told once, not as a key besides", async () => {
  const { said } = await readBeside(
    sqlTable("x text", "CREATE UNIQUE INDEX i ON t (x, id);"),
    table("x: text()", 'uniqueIndex("i").on(t.x)'),
  );
  expect(said).toEqual(["INDEX_DIFFERS Index i of t is unique (x) in code, unique (x, id) in the migrations."]);
});

test("a domain is of the type that code gives the column", async () => {
  const sql = (type: string) => `CREATE DOMAIN email AS ${type} CHECK (VALUE LIKE '%@%'); ${sqlTable("x email")}`;
  expect((await readBeside(sql("text"), table("x: text()"))).said).toEqual([]);
  expect((await readBeside(sql("varchar(9)"), table("x: text()"))).said).toEqual([
    "TYPE_DIFFERS The type of t.x is text in code, email in the migrations.",
  ]);
});

test("a table whose name looks like two is told with its quotes", async () => {
  const { said } = await readBeside(
    `${sqlTable("")} CREATE TABLE "auth.users" (id int); CREATE SCHEMA auth;`,
    `${table("")}import { pgSchema } from "drizzle-orm/pg-core"; export const users = pgSchema("auth2").table("users", {});`,
  );
  expect(said).toEqual([
    "TABLE_NOT_MIGRATED Code declares table auth2.users, no migration creates it.",
    'TABLE_NOT_DECLARED Migrations create table "auth.users", code does not declare it.',
  ]);
});
