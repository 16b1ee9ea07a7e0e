import { expect, test } from "vitest";
import { buildCatalog, replay, sortMigrations } from "../../index";
import { sourceFiles } from "../../testing/source-files";

async function externalOf(...texts: readonly string[]) {
  const files = Object.fromEntries(texts.map((sql, index) => [`00${index + 1}_part.sql`, sql]));
  const set = await sortMigrations(sourceFiles(files), { dialect: "sqlite" });
  const { external } = buildCatalog({ ...set, ...(await replay(set)) });
  return external.map(({ kind, name, referredTo }) => [kind, name, referredTo.path, referredTo.line]);
}

test("tables that no migration makes are listed with the statement that first names them", async () => {
  const found = await externalOf(
    `CREATE TABLE notes (id INTEGER PRIMARY KEY, author INT REFERENCES Users (id));
     CREATE VIEW v AS SELECT n.id, p.name FROM notes AS n JOIN profiles AS p ON p.id = n.author, json_each('[1]');`,
    "CREATE TRIGGER t AFTER INSERT ON notes BEGIN INSERT INTO audit VALUES (NEW.id); UPDATE users SET n = 1; END;",
  );
  expect(found).toEqual([
    ["table", "audit", "002_part.sql", 1],
    ["table", "profiles", "001_part.sql", 2],
    ["table", "Users", "001_part.sql", 1],
  ]);
});

test("what a migration makes is not outside, whichever comes first", async () => {
  const found = await externalOf(
    "CREATE TABLE a (b INT REFERENCES B); CREATE VIEW v AS SELECT x FROM b;",
    "CREATE TABLE b (x INTEGER PRIMARY KEY);",
  );
  expect(found).toEqual([]);
});
