import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactBlame } from "../model/blame";
import type { DialectName, Migration } from "../model/source";
import { blame } from "./blame";
import { MAX_FACT_STEPS } from "./fact-steps";
import { replay } from "./replay";

function migration(version: string, sql: string): Migration {
  const up = { start: 0, end: sql.length };
  return { version, name: version, path: `${version}.sql`, checksum: version, sql, up };
}

/** The chains of an object's facts, those of one step left out: `version:line value`, oldest first. */
async function chainsOf(dialect: DialectName, address: string, ...texts: readonly string[]) {
  const migrations = texts.map((sql, n) => migration(String(n + 1), sql));
  const { objects, outcomes } = await replay({ dialect, migrations });
  expect(outcomes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const all = blame(
    objects,
    outcomes.flatMap(({ changes }) => changes),
  );
  const found = all.find((each) => each.address === address);
  if (!found) throw new Error(`${address} is not among ${all.map((each) => each.address).join(", ")}`);
  const moved = found.facts.filter(({ steps }) => steps.length > 1);
  return Object.fromEntries(moved.map((each) => [each.fact, chain(each)]));
}

function chain({ steps }: FactBlame): readonly string[] {
  return steps.map(({ provenance: { version, line }, after }) => `${version}:${line} ${JSON.stringify(after)}`);
}

test("each fact is led back to the statement that gave it, also where one migration gave several", async () => {
  const chains = await chainsOf(
    "postgres",
    "column:public.users.email",
    "CREATE TABLE users (id int);\nALTER TABLE users ADD email text;\nALTER TABLE users ALTER email SET NOT NULL;",
    "ALTER TABLE users ALTER email SET DEFAULT '';\nALTER TABLE users ALTER email TYPE varchar(9);\nSELECT 1;",
    "ALTER TABLE users ALTER email TYPE varchar(20);\nALTER TABLE users ALTER email TYPE varchar(30);",
  );
  expect(chains).toMatchObject({
    nullable: ["1:2 true", "1:3 false"],
    type: ['1:2 "text"', '2:2 "character varying(9)"', '3:1 "character varying(20)"', '3:2 "character varying(30)"'],
  });
  expect(chains.default?.slice(0, 2)).toEqual(["1:2 null", "2:1 \"''::text\""]);
});

test("a chain goes on through renames and moves", async () => {
  expect(
    await chainsOf(
      "postgres",
      "table:app.people",
      "CREATE TABLE users (id int);",
      "ALTER TABLE users RENAME TO people;",
      "CREATE SCHEMA app;\nALTER TABLE people SET SCHEMA app;",
    ),
  ).toEqual({ name: ['1:1 "users"', '2:1 "people"'], schema: ['1:1 "public"', '3:2 "app"'] });
});

test("a rebuilt SQLite table keeps its chains; what the rebuild changed comes from where the new one was created", async () => {
  const rebuild = [
    "CREATE TABLE __new_users (",
    "  id integer PRIMARY KEY,",
    "  email text NOT NULL",
    ");",
    "INSERT INTO __new_users SELECT id, email FROM users;",
    "DROP TABLE users;",
    "ALTER TABLE __new_users RENAME TO users;",
  ].join("\n");
  const create = "CREATE TABLE users (id integer PRIMARY KEY, email text);";
  expect(await chainsOf("sqlite", "column:main.users.email", create, rebuild)).toEqual({
    nullable: ["1:1 true", "2:1 false"],
  });
  expect(await chainsOf("sqlite", "column:main.users.id", create, rebuild)).toEqual({});
  expect(await chainsOf("sqlite", "table:main.users", create, rebuild)).toEqual({});
});

test("what is dropped and created again in one migration keeps its chains, and is as it was where nothing differs", async () => {
  const table = "CREATE TABLE t (id int, a int);\n";
  const policy = (text: string) => `CREATE POLICY p ON t USING (${text});`;
  const again = (text: string) => `DROP POLICY p ON t;\n${policy(text)}`;
  const address = "policy:public.t.p";
  expect(await chainsOf("postgres", address, table + policy("a > 1"), again("a > 1"), again("a > 2"))).toEqual({
    using: ['1:2 "(a > 1)"', '3:2 "(a > 2)"'],
  });
});

test("what a migration does and takes back is no step", async () => {
  const start = "CREATE TABLE t (a int);\nALTER TABLE t ENABLE ROW LEVEL SECURITY;";
  const there = "ALTER TABLE t DISABLE ROW LEVEL SECURITY;\nALTER TABLE t ENABLE ROW LEVEL SECURITY;";
  const undone = "BEGIN;\nALTER TABLE t DISABLE ROW LEVEL SECURITY;\nROLLBACK;";
  expect(await chainsOf("postgres", "table:public.t", start, there, undone)).toEqual({
    rlsEnabled: ["1:1 false", "1:2 true"],
  });
});

test("thousands of statements about one object in one file cost what a few do, and the chain joins up", async () => {
  const values = Array.from({ length: 2000 }, (_, n) => `ALTER TYPE e ADD VALUE 'v${n}';`).join("\n");
  const chains = await chainsOf("postgres", "enum:public.e", "CREATE TYPE e AS ENUM ('a');", values);
  expect(chains.values?.length).toBeLessThanOrEqual(MAX_FACT_STEPS + 1);
  expect(chains.values?.at(-1)).toContain("2:2000 ");
});

const statements = [
  (n: number) => `ALTER TABLE t ALTER a TYPE varchar(${n + 1})`,
  (n: number) => `ALTER TABLE t ALTER a ${n % 2 ? "SET" : "DROP"} NOT NULL`,
  (n: number) => `ALTER TABLE t ALTER a SET DEFAULT 'v${n}'`,
  () => "ALTER TABLE t ALTER a DROP DEFAULT",
  (n: number) => `COMMENT ON COLUMN t.a IS 'said ${n}'`,
  (n: number) => `COMMENT ON TABLE t IS 'said ${n}'`,
  (n: number) => `DROP POLICY IF EXISTS p ON t; CREATE POLICY p ON t USING (b > ${n})`,
  (n: number) => `ALTER TABLE t ${n % 2 ? "ENABLE" : "DISABLE"} ROW LEVEL SECURITY`,
  (n: number) => `BEGIN; ALTER TABLE t ALTER a SET DEFAULT 'w${n}'; ROLLBACK`,
  () => "ALTER TABLE t RENAME b TO c; ALTER TABLE t RENAME c TO b",
  (n: number) => `CREATE OR REPLACE VIEW v AS SELECT b + ${n} AS s FROM t`,
];

test("whatever happens to a table, what the chains say of any moment is what a replay up to there gives", async () => {
  const step = fc.record({ which: fc.nat(statements.length - 1), n: fc.nat(3), isNew: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const files = [["CREATE TABLE t (a text, b int)"]];
      for (const { which, n, isNew } of steps) {
        const sql = statements[which]?.(n) ?? "";
        if (isNew) files.push([sql]);
        else files.at(-1)?.push(sql);
      }
      const migrations = files.map((each, at) => migration(String(at + 1), `${each.join(";\n")};`));
      const whole = await replay({ dialect: "postgres", migrations });
      const told = blame(
        whole.objects,
        whole.outcomes.flatMap(({ changes }) => changes),
      );
      for (const [at] of migrations.entries()) {
        const { objects } = await replay({ dialect: "postgres", migrations: migrations.slice(0, at + 1) });
        for (const object of objects) {
          const said = told.find(({ id }) => id === object.id);
          for (const { fact, steps: ofFact } of said?.facts ?? []) {
            const last = ofFact.findLast(({ provenance }) => Number(provenance.version) <= at + 1);
            const facts: Readonly<Record<string, unknown>> = { ...object, ...object.definition };
            expect(last?.after ?? null, `${object.id} ${fact}`).toEqual(facts[fact] ?? null);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});
