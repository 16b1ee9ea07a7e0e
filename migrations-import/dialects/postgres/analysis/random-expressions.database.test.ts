import fc from "fast-check";
import type pg from "pg";
import { expect, test } from "vitest";
import { replay, sortMigrations } from "../../../index";
import { runInPostgres } from "../../../testing/run-in-postgres";

const columns = {
  i: "integer",
  s: "smallint",
  l: "bigint",
  n: "numeric(10,2)",
  f: "double precision",
  v: "varchar(20)",
  t: "text",
  c: "char(3)",
  d: "date",
  ts: "timestamp",
  tz: "timestamptz",
  iv: "interval",
  b: "boolean",
  j: "jsonb",
  a: "text[]",
  ai: "integer[]",
  u: "uuid",
  e: "mood",
  p: "positive",
} as const;

const start = `
  CREATE TYPE mood AS ENUM ('good', 'bad');
  CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
  CREATE FUNCTION twice(x integer, times integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT x * times';
  CREATE TABLE facts (${Object.entries(columns).map(([name, type]) => `${name} ${type}`)});
  CREATE TABLE others (id bigint, name varchar(30));`;

const literals = [
  "'a'",
  "'1'",
  "'2024-01-31'",
  "'{a,b}'",
  "'good'",
  "'1 day'",
  "NULL",
  "1",
  "-1",
  "2.50",
  "10000000000",
  "true",
];
const operators = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "||",
  "=",
  "<>",
  "<",
  ">=",
  "~",
  "LIKE",
  "->",
  "->>",
  "@>",
  "&&",
  "?",
  "IS DISTINCT FROM",
];
const types = [
  "text",
  "integer",
  "bigint",
  "numeric",
  "varchar(5)",
  "date",
  "timestamptz",
  "interval",
  "boolean",
  "jsonb",
  "mood",
  "positive",
];
const calls = ["abs", "lower", "length", "round", "to_jsonb", "cardinality", "md5", "twice", "sum", "max", "count"];
const calls2 = [
  "coalesce",
  "greatest",
  "nullif",
  "concat",
  "date_trunc",
  "round",
  "array_append",
  "jsonb_build_object",
  "format",
  "twice",
];

const { expression } = fc.letrec<{ expression: string; condition: string }>((tie) => {
  const some = tie("expression");
  const leaf = fc.oneof(fc.constantFrom(...Object.keys(columns)), fc.constantFrom(...literals));
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: leaf, weight: 3 },
      {
        arbitrary: fc.tuple(some, fc.constantFrom(...operators), some).map((parts) => `(${parts.join(" ")})`),
        weight: 3,
      },
      { arbitrary: fc.tuple(some, fc.constantFrom(...types)).map(([inner, type]) => `(${inner})::${type}`), weight: 1 },
      { arbitrary: fc.tuple(fc.constantFrom(...calls), some).map(([name, inner]) => `${name}(${inner})`), weight: 1 },
      {
        arbitrary: fc.tuple(fc.constantFrom(...calls2), some, some).map(([name, x, y]) => `${name}(${x}, ${y})`),
        weight: 2,
      },
      {
        arbitrary: fc.tuple(tie("condition"), some, some).map(([c, x, y]) => `CASE WHEN ${c} THEN ${x} ELSE ${y} END`),
        weight: 1,
      },
      { arbitrary: fc.tuple(some, some).map((parts) => `ARRAY[${parts.join(", ")}]`), weight: 1 },
      { arbitrary: some.map((inner) => `(SELECT ${inner} FROM others o LIMIT 1)`), weight: 1 },
    ),
    condition: fc.oneof(
      fc.tuple(some, leaf, leaf, leaf).map(([x, ...list]) => `${x} IN (${list.join(", ")})`),
      fc.tuple(some, leaf, leaf).map(([x, low, high]) => `${x} BETWEEN ${low} AND ${high}`),
      fc.tuple(some, some).map(([x, y]) => `${x} = ANY (${y})`),
      some.map((x) => `NOT (${x} IS NULL OR b)`),
    ),
  };
});

type Printed = { readonly query: string; readonly type: string };

/** What PostgreSQL makes of each view it accepts, by the view's name. */
async function askPostgres(client: pg.Client, views: readonly string[]): Promise<Map<string, Printed>> {
  await client.query("SET timezone = 'UTC'; SET search_path = public");
  for (const view of views) await client.query(view).catch(() => undefined);
  const { rows } = await client.query<Printed & { name: string }>(
    `SELECT c.relname AS name, rtrim(pg_get_viewdef(c.oid), ';') AS query, format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace`,
  );
  return new Map(rows.map(({ name, query, type }) => [name, { query, type }]));
}

async function askEngine(views: readonly string[]): Promise<Map<string, Printed>> {
  const text = [start, ...views].join(";\n");
  const files = [{ path: "001_views.sql", bytes: new TextEncoder().encode(text) }];
  const { objects } = await replay(await sortMigrations(files, { layout: "plain", dialect: "postgres" }));
  const typesOf = new Map(
    objects.flatMap((each) => (each.kind === "column" ? [[each.parent, each.definition.type]] : [])),
  );
  return new Map(
    objects.flatMap((each) => {
      if (each.kind !== "table" || each.definition.kind !== "view") return [];
      return [[each.name, { query: each.definition.definition ?? "", type: typesOf.get(each.id) ?? "" }]];
    }),
  );
}

test("an expression that PostgreSQL accepts has the type and the text that PostgreSQL gives it", async () => {
  const written = fc.sample(expression, { numRuns: 1_500, seed: 20_240_131 });
  const views = written.map((each, index) => `CREATE VIEW v${index} AS SELECT ${each} AS x FROM facts`);
  const real = await runInPostgres([start], (client) => askPostgres(client, views));
  const engine = await askEngine(views.filter((_, index) => real.has(`v${index}`)));
  expect(real.size).toBeGreaterThan(300);
  expect(Object.fromEntries(engine)).toEqual(Object.fromEntries(real));
});
