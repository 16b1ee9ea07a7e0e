import { describe, expect, test } from "vitest";
import { replay } from "../../replay/replay";

// The SQLite of the differential tests is built without strings in double quotes; what is expected here is what the usual one has.

async function afterwards(sql: string) {
  const migration = { version: "1", name: "1", path: "1.sql", checksum: "", sql, up: { start: 0, end: sql.length } };
  const { objects, outcomes } = await replay({ dialect: "sqlite", migrations: [migration] });
  const definitionOf = (name: string) => objects.find((each) => each.name === name)?.definition;
  return { definitionOf, refused: outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ line }) => line)) };
}

const start = `CREATE TABLE jobs (id INTEGER PRIMARY KEY, state TEXT DEFAULT "new" CHECK (state IN ("new", "it's")), label TEXT AS (state || "!"));
CREATE TABLE notes (text TEXT, kind TEXT);
CREATE INDEX new_jobs ON jobs (lower("state"), state || "x") WHERE "state" = "new";
CREATE VIEW waiting AS SELECT "id", "why"'alias', "none" FROM jobs WHERE state = "new";
CREATE TRIGGER done AFTER UPDATE ON jobs WHEN NEW.state = "done" BEGIN INSERT INTO notes ("text") VALUES ("done"); END;
`;

describe("strings in double quotes are written in single ones where a column is", () => {
  for (const change of ["ALTER TABLE notes RENAME COLUMN kind TO sort;", "ALTER TABLE notes DROP COLUMN kind;"]) {
    test(change, async () => {
      const { definitionOf, refused } = await afterwards(start + change);
      expect(refused).toEqual([]);
      expect(definitionOf("check (state)")).toMatchObject({ definition: "CHECK (state IN ('new', 'it''s'))" });
      expect(definitionOf("label")).toMatchObject({ generated: "state || '!'" });
      expect(definitionOf("state")).toMatchObject({ default: '"new"' });
      expect(definitionOf("new_jobs")).toMatchObject({
        definition: `CREATE INDEX new_jobs ON jobs (lower("state"), state || 'x') WHERE "state" = 'new'`,
      });
      expect(definitionOf("waiting")).toMatchObject({
        definition: `SELECT "id", 'why' 'alias', 'none' FROM jobs WHERE state = 'new'`,
      });
      expect(definitionOf("'none'")).toMatchObject({ ordinal: 3 });
      expect(definitionOf("done")).toMatchObject({
        definition: `CREATE TRIGGER done AFTER UPDATE ON jobs WHEN NEW.state = 'done' BEGIN INSERT INTO notes ("text") VALUES ('done'); END`,
      });
    });
  }

  test("and only there: a table that is renamed leaves them", async () => {
    const { definitionOf } = await afterwards(`${start}ALTER TABLE notes RENAME TO remarks;`);
    expect(definitionOf("check (state)")).toMatchObject({ definition: `CHECK (state IN ("new", "it's"))` });
  });

  test("an index over nothing but a string is in the way of it", async () => {
    const { refused } = await afterwards(
      `${start}CREATE INDEX misspelt ON notes ("txet");\nALTER TABLE jobs RENAME COLUMN id TO number;\nALTER TABLE notes DROP COLUMN kind;\nALTER TABLE notes RENAME TO remarks;`,
    );
    expect(refused).toEqual([7, 8]);
  });
});
