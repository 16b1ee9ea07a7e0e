import { describe, expect, test } from "vitest";
import { replay, sortMigrations } from "../../index";

async function read(sql: string) {
  const files = [{ path: "001_hostile.sql", bytes: new TextEncoder().encode(sql) }];
  const { outcomes, objects } = await replay(await sortMigrations(files, { layout: "plain", dialect: "postgres" }));
  const said = outcomes.flatMap(({ diagnostics }) => diagnostics);
  return { said, names: objects.filter(({ kind }) => kind === "table").map(({ name }) => name) };
}

const create = "EXECUTE format('CREATE TABLE t%s ()', length(a));";

describe("a block that never ends, or builds what never ends, is named and left, and what follows is read", () => {
  test.each([
    ["an empty loop", "FOR i IN 1..2000000000 LOOP END LOOP;"],
    ["loops in loops", "FOR i IN 1..99999 LOOP FOR k IN 1..99999 LOOP a := 'x'; END LOOP; END LOOP;"],
    ["a loop whose steps get lost", "FOR i IN 1e300::numeric..2e300::numeric LOOP a := 'x'; END LOOP;"],
    ["a text that doubles", "FOR i IN 1..100 LOOP a := a || a; END LOOP;"],
    ["a text made ten times as long", "FOR i IN 1..20 LOOP a := replace(a, 'a', 'aaaaaaaaaa'); END LOOP;"],
    ["a text filled up", "a := lpad(a, 1000000000, 'ab');"],
    ["a format of formats", "FOR i IN 1..30 LOOP a := format('%s%1$s%1$s%1$s%1$s%1$s%1$s', a); END LOOP;"],
    ["a list that is joined", "FOR i IN 1..100 LOOP a := concat(a, a, a, a); END LOOP;"],
    [
      "blocks in blocks",
      `FOR i IN 1..9999 LOOP EXECUTE 'DO $b$ BEGIN FOR k IN 1..9999 LOOP PERFORM 1; END LOOP; END $b$'; END LOOP;`,
    ],
  ])("%s", async (_, body) => {
    const { said, names } = await read(
      `DO $$ DECLARE a text := 'a'; BEGIN ${body} ${create} END $$;\nCREATE TABLE behind ();`,
    );
    expect(said).toMatchObject([{ code: "DYNAMIC_SQL", line: 1, column: 1 }]);
    expect(names).toEqual(["behind"]);
  });
});

test.each([
  ["CHECK", "ALTER TABLE a0 ADD CHECK (x > 1)"],
  ["TYPE", "ALTER TABLE a0 ALTER x TYPE bigint"],
  ["DEFAULT", "ALTER TABLE a0 ALTER x SET DEFAULT 1"],
])(
  "%s that would go down a lattice of tables for ever is refused, and the next statement is read",
  async (_, change) => {
    const { said, names } = await readBehindLattice(change);
    expect(said).toMatchObject([{ code: "LIMIT_EXCEEDED", line: 2, severity: "error" }]);
    expect(names).toContain("behind");
  },
);

test("NOT NULL goes down a lattice of tables once", async () => {
  const { said, names } = await readBehindLattice(
    "ALTER TABLE a0 ALTER x SET NOT NULL; ALTER TABLE a0 ALTER x DROP NOT NULL",
  );
  expect(said).toEqual([]);
  expect(names).toContain("behind");
});

/** Reads a change to a table from which thirty layers of two tables inherit, each from both above, and a statement behind it. */
function readBehindLattice(change: string) {
  const lattice = Array.from(
    { length: 30 },
    (_, i) => `CREATE TABLE a${i + 1} () INHERITS (a${i}, b${i}); CREATE TABLE b${i + 1} () INHERITS (a${i}, b${i});`,
  );
  return read(
    `CREATE TABLE a0 (x int); CREATE TABLE b0 () INHERITS (a0); ${lattice.join(" ")}\n${change};\nCREATE TABLE behind ();`,
  );
}

const doubling = (language: string, call: string) =>
  Array.from({ length: 29 }, (_, i) => {
    const body = `${call} f${i + 1}(); ${call} f${i + 1}();`;
    const whole = language === "sql" ? body : `BEGIN ${body} END`;
    return `CREATE FUNCTION f${i}() RETURNS void LANGUAGE ${language} AS $$ ${whole} $$;`;
  }).join(" ");

test.each([
  ["twice at each of thirty depths, in SQL", `${doubling("sql", "SELECT")}`],
  ["twice at each of thirty depths, in PL/pgSQL", `${doubling("plpgsql", "PERFORM")}`],
  ["themselves", "CREATE FUNCTION f0() RETURNS void LANGUAGE sql AS $$ SELECT f0(); CREATE TABLE made () $$;"],
])("functions that call %s are named and left, and what follows is read", async (_, functions) => {
  const made = "CREATE FUNCTION f29() RETURNS void LANGUAGE sql AS $$ CREATE TABLE IF NOT EXISTS made () $$;";
  const { said, names } = await read(`${made} ${functions}\nSELECT f0();\nCREATE TABLE behind ();`);
  expect(said).toMatchObject([{ code: "DYNAMIC_SQL", line: 2, column: 1 }]);
  expect(names).toEqual(["behind"]);
});

test("a function whose text is one endless word is looked through at once, and followed", async () => {
  const { said, names } = await read(`
    CREATE FUNCTION makes() RETURNS void LANGUAGE sql AS $$ CREATE TABLE made () $$;
    CREATE FUNCTION calls() RETURNS void LANGUAGE sql AS $$ SELECT '${"a".repeat(1_000_000)}', makes() $$;
    SELECT calls();`);
  expect(said).toEqual([]);
  expect(names).toEqual(["made"]);
});

test("numbers and times of millions of digits are read in no time, and kept as they are written", async () => {
  const digits = "9".repeat(2_000_000);
  const zeros = "0".repeat(500_000);
  const { said, names } = await read(
    `CREATE TABLE t (a numeric DEFAULT ${digits}, b numeric DEFAULT '${zeros}x', c interval DEFAULT '${digits}',
      d timestamptz DEFAULT '${digits}', e float DEFAULT ${digits}e1, f bigint DEFAULT '${digits}', g bytea DEFAULT '${zeros}');`,
  );
  expect([said, names]).toEqual([[], ["t"]]);
});
