import { expect, test } from "vitest";
import type { FromEngine } from "../protocol";
import { migration } from "../testing/migrations";
import { runReplay } from "./run-replay";

async function replayWithin(most: { readonly statements: number; readonly changes: number }) {
  const told: FromEngine[] = [];
  const migrations = [
    migration("0001.sql", "CREATE TABLE a (id int);"),
    migration("0002.sql", "SELECT 1; CREATE TABLE b (id int);"),
  ];
  await runReplay({ dialect: "postgres", migrations, continues: false, objects: [], most }, async (message) => {
    told.push(message);
  });
  return told;
}

test("a file is named before it is read and, read ahead, before it is applied, and its changes come before its outcome", async () => {
  const told = await replayWithin({ statements: 3, changes: 4 });
  const outcome = ["reading", "changes", "outcome"];
  expect(told.map((each) => each.kind)).toEqual(["reading", "reading", ...outcome, ...outcome, "objects", "done"]);
});

test("an import that comes to more than may be stored is refused, and names the file that was too much", async () => {
  const refused = (what: string) => ({
    kind: "refused",
    message: expect.stringContaining(`With “0002.sql” the import comes to more than ${what}.`),
  });
  expect((await replayWithin({ statements: 2, changes: 100 })).at(-1)).toMatchObject(refused("2 statements"));
  expect((await replayWithin({ statements: 100, changes: 3 })).at(-1)).toMatchObject(refused("3 changes"));
});
