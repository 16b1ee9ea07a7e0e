import { expect, test } from "vitest";
import { replay, sortMigrations } from "../../../index";

async function read(statement: string) {
  const text = `CREATE TABLE before (x integer);\n${statement};\nCREATE TABLE behind ();`;
  const files = [{ path: "001_growing.sql", bytes: new TextEncoder().encode(text) }];
  const { outcomes, objects } = await replay(await sortMigrations(files, { layout: "plain", dialect: "postgres" }));
  const names = objects.filter((each) => each.kind === "table").map((each) => each.name);
  return { names, diagnostics: outcomes.flatMap((outcome) => outcome.diagnostics) };
}

function nest(depth: number, around: (inner: string) => string, start: string): string {
  return Array.from({ length: depth }).reduce<string>((inner) => around(inner), start);
}

test("BETWEEN inside of BETWEEN, which doubles at each level, is refused before it fills the memory", async () => {
  const condition = nest(40, (inner) => `((${inner}) BETWEEN false AND true)`, "x");
  const { names, diagnostics } = await read(`CREATE TABLE grown (x boolean CHECK (${condition}))`);
  expect(names).toEqual(["before", "behind"]);
  expect(diagnostics).toMatchObject([{ code: "LIMIT_EXCEEDED", line: 2 }]);
});

test("WITH queries that double their columns are refused where the database would", async () => {
  const queries = Array.from(
    { length: 30 },
    (_, index) => `, c${index + 1} AS (SELECT l.*, r.* FROM c${index} l, c${index} r)`,
  );
  const { names, diagnostics } = await read(
    `CREATE VIEW grown AS WITH c0 AS (SELECT x AS a FROM before)${queries.join("")} SELECT 1 AS one FROM c30`,
  );
  expect(names).toEqual(["before", "behind"]);
  expect(diagnostics).toMatchObject([{ code: "INVALID_STATEMENT", line: 2 }]);
});

test("queries within queries over tables that no file makes are read without trying every table for every name", async () => {
  const query = nest(60, (inner) => `SELECT a FROM outside WHERE EXISTS (${inner})`, "SELECT a FROM outside");
  const { names } = await read(`CREATE VIEW deep AS ${query}`);
  expect(names).toContain("deep");
});

test("names that every object has by birth are names like others", async () => {
  const { names, diagnostics } = await read(
    `CREATE VIEW odd AS SELECT "constructor", x::"constructor" AS "__proto__", "toString"(x) FROM before, "constructor"`,
  );
  expect(names).toContain("odd");
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
