import { describe, expect, test } from "vitest";
import { replay } from "../../replay/replay";

async function read(sql: string) {
  const migration = { version: "1", name: "1", path: "1.sql", checksum: "", sql, up: { start: 0, end: sql.length } };
  const { objects, outcomes } = await replay({ dialect: "sqlite", migrations: [migration] });
  const found = outcomes.flatMap((outcome) => outcome.diagnostics);
  return { tables: objects.filter((object) => object.kind === "table").map((table) => table.name), found };
}

describe("hostile SQL is answered, not obeyed", () => {
  const nested: { readonly [shape: string]: string } = {
    parentheses: `CREATE TABLE bad (a INT, CHECK (${"(".repeat(20_000)}a${")".repeat(20_000)}))`,
    "NOT after NOT": `CREATE TABLE bad (a INT, CHECK (${"NOT ".repeat(20_000)} a))`,
    "OR after OR": `CREATE TABLE bad (a INT, CHECK (${"a = 1 OR ".repeat(20_000)} a))`,
    subqueries: `CREATE VIEW bad AS ${"SELECT * FROM (".repeat(20_000)}SELECT 1${")".repeat(20_000)}`,
  };
  for (const [shape, sql] of Object.entries(nested)) {
    test(`20,000 ${shape} are refused or read, and what follows is still read`, async () => {
      const { tables, found } = await read(`${sql};\nCREATE TABLE good (a)`);
      expect(tables).toContain("good");
      expect(tables.includes("bad")).toBe(found.length === 0);
    });
  }

  test("views that double each other's columns stop at SQLite's limit", async () => {
    const views = Array.from(
      { length: 60 },
      (_, i) => `CREATE VIEW t${i + 1} AS SELECT x.*, y.* FROM t${i} x, t${i} y;`,
    );
    const { tables } = await read(`CREATE TABLE t0 (a, b);${views.join("\n")}`);
    expect(tables).toHaveLength(61);
  });

  test("common tables that nothing reads are looked through once, however deep they stand", async () => {
    let query = "SELECT 1 AS a";
    for (let i = 0; i < 60; i++) query = `WITH r${i} AS (${query}), u${i} AS (SELECT * FROM r${i}) SELECT * FROM r${i}`;
    const { tables } = await read(`CREATE VIEW deep AS ${query}; CREATE TABLE c (x);`);
    expect(tables).toContain("c");
  });

  test("views that read each other in a circle come to an end", async () => {
    const { tables } = await read(
      "CREATE VIEW a AS SELECT *, 1 FROM b; CREATE VIEW b AS SELECT * FROM a; CREATE TABLE c (x);",
    );
    expect(tables).toEqual(["a", "b", "c"]);
  });

  test.each([
    [
      "a parenthesis is missing",
      "CREATE TABLE bad (a INT,\n\nCREATE TABLE good (a INT);\nCREATE TABLE more (a);",
      ["good", "more"],
    ],
    [
      "a semicolon is missing",
      "CREATE TABLE bad (a INT)\nCREATE TABLE good (a INT)\nCREATE TABLE more (a)",
      ["good", "more"],
    ],
    [
      "a word is wrong",
      "CREATE TABEL bad (a INT)\nCREATE UNIQUE INDEX i ON nothing (a)\nCREATE TABLE more (a);",
      ["more"],
    ],
    [
      "it stands in a string",
      "CREATE TABEL bad (a DEFAULT '\nCREATE TABLE bad (a)');\nCREATE TABLE good (a);",
      ["good"],
    ],
  ])("a statement that is not finished does not take the next one with it: %s", async (_, sql, names) => {
    const { tables, found } = await read(sql);
    expect(tables).toEqual(names);
    expect(found[0]?.code).toBe("SYNTAX_ERROR");
  });

  test("an unterminated string or comment is one error at its line", async () => {
    const string = await read("CREATE TABLE t (a);\nSELECT 'x;\nCREATE TABLE u (a);");
    expect(string.found).toMatchObject([{ code: "SYNTAX_ERROR", line: 2, column: 8 }]);
    expect((await read("CREATE TABLE t (a); /* never closed")).tables).toEqual(["t"]);
  });

  test("names that JavaScript knows are names like any other", async () => {
    const { tables, found } = await read(
      "CREATE TABLE __proto__ (constructor TEXT, toString INT); CREATE INDEX hasOwnProperty ON __proto__ (constructor);",
    );
    expect([tables, found]).toEqual([["__proto__"], []]);
  });
});
