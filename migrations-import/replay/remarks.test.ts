import { expect, test } from "vitest";
import { buildCatalog, replay, sortMigrations } from "../index";
import { sourceFiles } from "../testing/source-files";

async function read(files: Readonly<Record<string, string>>, dialect: "sqlite" | "postgres" = "sqlite") {
  const set = await sortMigrations(sourceFiles(files), { dialect });
  const result = await replay(set);
  const remarks = Object.fromEntries(
    result.objects.flatMap(({ kind, name, definition }) =>
      definition.remark === undefined ? [] : [[`${kind} ${name}`, definition.remark]],
    ),
  );
  const summaries = result.outcomes.map(({ changes }) => changes.map(({ summary }) => summary));
  return { remarks, summaries, catalog: JSON.stringify(buildCatalog({ ...set, ...result })) };
}

const first = {
  "0001_users.sql": `-- Everybody who signs in.
CREATE TABLE users (
  id INTEGER PRIMARY KEY, -- never reused
  email TEXT -- where mail goes
);
-- the sign-in looks here
CREATE INDEX users_email ON users (email);`,
};

const rebuild = (column: string) => `CREATE TABLE users_new (id INTEGER PRIMARY KEY, ${column}
);
INSERT INTO users_new SELECT * FROM users;
DROP TABLE users;
ALTER TABLE users_new RENAME TO users;
CREATE INDEX users_email ON users (email);`;

test("what the comments at a statement say is kept with what it makes, and is no part of the catalog", async () => {
  const { remarks, catalog } = await read(first);
  expect(remarks).toEqual({
    "table users": "Everybody who signs in.",
    "column id": "never reused",
    "column email": "where mail goes",
    "index users_email": "the sign-in looks here",
  });
  expect(catalog).not.toContain("where mail goes");
});

test("a rebuild without comments keeps what was said; one that says something else changes that alone", async () => {
  const before = (await read(first)).remarks;
  const silent = await read({ ...first, "0002_again.sql": rebuild("email TEXT") });
  expect(silent.remarks).toEqual(before);
  expect(silent.summaries[1]).toEqual([]);
  const other = await read({ ...first, "0002_again.sql": rebuild("email TEXT -- in lower case") });
  expect(other.remarks).toEqual({ ...before, "column email": "in lower case" });
  expect(other.summaries[1]).toEqual(["column users.email: comment in its SQL changed"]);
});

test("lines that end in a carriage return alone end comments where the database ends them", async () => {
  const files = { "1_a.sql": "-- Whose it is.\rCREATE TABLE a (\rid INTEGER -- never reused\r);" };
  expect((await read(files, "postgres")).remarks).toEqual({ "table a": "Whose it is.", "column id": "never reused" });
  expect((await read(files)).remarks).toEqual({});
});
