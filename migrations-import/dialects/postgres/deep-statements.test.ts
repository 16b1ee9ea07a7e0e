import { expect, test } from "vitest";
import { replay, sortMigrations } from "../../index";

async function read(sql: string) {
  const files = [{ path: "001_deep.sql", bytes: new TextEncoder().encode(sql) }];
  const set = await sortMigrations(files, { layout: "plain", dialect: "postgres" });
  return replay(set);
}

test.each([
  ["a sum of 20,000 terms", "1+".repeat(20_000)],
  ["5,000 negations", "NOT ".repeat(5_000)],
  ["20,000 parentheses that are never closed", "(".repeat(20_000)],
])("%s is refused, and the statements around it are read", async (_, expression) => {
  const deep = `CREATE TABLE deep (x integer CHECK (${expression} true));`;
  const { outcomes, objects } = await read(`CREATE TABLE before ();\n${deep}\nCREATE TABLE behind ();`);
  expect(objects.map((object) => object.name)).toEqual(["before", "behind"]);
  expect(outcomes[0]).toMatchObject({ failed: 1, diagnostics: [{ severity: "error", line: 2 }] });
});
