import { expect, test } from "vitest";
import { buildCatalog, replay, sortMigrations } from "../../../index";
import { sourceFiles } from "../../../testing/source-files";

async function catalogOf(...texts: readonly string[]) {
  const files = Object.fromEntries(texts.map((sql, index) => [`00${index + 1}_part.sql`, sql]));
  const set = await sortMigrations(sourceFiles(files), { dialect: "postgres" });
  const result = await replay(set);
  return { catalog: buildCatalog({ ...set, ...result }), result };
}

test("what is referred to and never created is listed with the statement that first refers to it", async () => {
  const { catalog, result } = await catalogOf(
    `CREATE TABLE notes (id int, author uuid REFERENCES auth.users (id), place geo.point, kind citext);
     ALTER TABLE notes ENABLE ROW LEVEL SECURITY;`,
    "CREATE POLICY own ON notes TO authenticated USING (author = auth.uid()); GRANT SELECT ON notes TO reporting;",
  );
  expect(result.outcomes.map(({ failed }) => failed)).toEqual([0, 0]);
  expect(catalog.external.map(({ kind, schema, name, referredTo }) => [kind, schema, name, referredTo.path])).toEqual([
    ["extension", null, "citext", "001_part.sql"],
    ["function", "auth", "uid", "002_part.sql"],
    ["role", null, "authenticated", "002_part.sql"],
    ["role", null, "reporting", "002_part.sql"],
    ["schema", null, "auth", "001_part.sql"],
    ["schema", null, "geo", "001_part.sql"],
    ["table", "auth", "users", "001_part.sql"],
    ["type", "geo", "point", "001_part.sql"],
  ]);
});

test("what a migration creates is not outside, whichever comes first", async () => {
  const { catalog } = await catalogOf(
    "CREATE TABLE a (b int REFERENCES b (id)); CREATE ROLE fx_reader; GRANT SELECT ON a TO fx_reader;",
    "CREATE TABLE b (id int PRIMARY KEY);",
  );
  expect(catalog.external).toEqual([]);
});

test("a statement on a table that no file creates is not lost: it is told, and what it says is kept", async () => {
  const { catalog, result } = await catalogOf(
    "ALTER TABLE legacy.orders ADD COLUMN note text; COMMENT ON TABLE legacy.orders IS 'old';",
  );
  expect(result.outcomes[0]).toMatchObject({
    failed: 0,
    diagnostics: [{ severity: "warning", code: "UNKNOWN_OBJECT" }],
  });
  expect(catalog.tables).toEqual([]);
  expect(catalog.external.find(({ kind }) => kind === "table")).toMatchObject({
    schema: "legacy",
    name: "orders",
    holds: { comment: "old", columns: [{ name: "note", type: "text" }] },
  });
});

test("a column outside, of which no file tells the type, becomes what a statement makes of it", async () => {
  const { catalog, result } = await catalogOf(
    `ALTER TABLE tasks ALTER COLUMN id DROP DEFAULT, ALTER COLUMN number DROP NOT NULL;
     ALTER TABLE tasks ALTER COLUMN id TYPE bigint;
     ALTER TABLE tasks ALTER COLUMN number SET NOT NULL, ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;`,
  );
  expect(result.outcomes[0]?.diagnostics).toMatchObject([{ severity: "warning", code: "UNKNOWN_OBJECT" }]);
  const columns = catalog.external.find(({ kind }) => kind === "table")?.holds?.columns;
  expect(columns).toMatchObject([
    { name: "id", type: "bigint" },
    { name: "number", type: "unknown", identity: "always" },
  ]);
});

test("what a platform brings is silent and shown with what migrations changed", async () => {
  const { catalog, result } = await catalogOf(
    `ALTER TABLE auth.users ADD COLUMN handle text;
     CREATE POLICY p ON storage.objects FOR SELECT TO anon USING (bucket_id = 'a');
     ALTER PUBLICATION supabase_realtime ADD TABLE notes;`,
  );
  expect(result.outcomes[0]?.diagnostics.map(({ message }) => message)).toEqual([
    "no file creates relation notes: it is taken to exist outside",
  ]);
  expect(catalog.tables.map(({ schema, name, prelude }) => [schema, name, prelude])).toEqual([
    ["auth", "users", true],
    ["storage", "objects", true],
  ]);
  expect(catalog.publications).toMatchObject([
    { name: "supabase_realtime", prelude: true, tables: [{ table: "notes" }] },
  ]);
});
