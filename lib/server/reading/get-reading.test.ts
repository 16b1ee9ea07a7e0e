import { expect, test } from "vitest";
import { getCatalog } from "../catalog-store/get-catalog";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { stageImport } from "../imports/stage-import";
import { sourceFiles } from "../imports/testing/source-files";
import { getMigration } from "../migrations/get-migration";
import { getOverview } from "../overview/get-overview";
import { getTable } from "../tables/get-table";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { getReading } from "./get-reading";

withTestDatabase();

const layout = "plain" as const;
const first = {
  "0001_users.sql": [
    "CREATE TABLE users (id int PRIMARY KEY, display_name text, home int REFERENCES gis.places (id));",
    "ALTER TABLE users ENABLE ROW LEVEL SECURITY;",
    "CREATE POLICY all_of_it ON users TO clerk USING (true);",
    "INSERT INTO users VALUES (1);",
  ].join("\n"),
};
const second = {
  "0002_names.sql": [
    "ALTER TABLE users DROP display_name;",
    "ALTER TABLE users ADD full_name text;",
    "DO $$ BEGIN EXECUTE (SELECT 'CREATE TABLE made (id int)' FROM pg_tables LIMIT 1); END $$;",
    "CREATE TABEL typo (id int);",
  ].join("\n"),
};

async function imported() {
  const { slug, viewers } = await createProjectWith();
  const viewer = viewers.editor;
  await importFiles(viewer, { slug, files: sourceFiles(first), layout });
  const { columns } = await getTable(viewer, { slug, schema: "public", name: "users" });
  const objectId = columns.find(({ name }) => name === "display_name")?.objectId ?? "";
  await saveDoc(viewer, { slug, objectId, field: "description", base: 0, text: "What others see." });
  const files = sourceFiles({ ...first, ...second });
  const preview = await stageImport(viewer, { slug, files, layout });
  await importFiles(viewer, { slug, files, layout });
  return { slug, viewer, viewers, preview };
}

test("how every statement ended adds up, and what was not understood leads to its migration", async () => {
  const { slug, viewer, preview } = await imported();
  const { statements, unread, dynamic } = await getReading(viewer, { slug });
  expect(statements).toEqual({ applied: 5, noEffect: 1, notUnderstood: 2 });
  expect((await getCatalog(viewer, { slug })).statements).toEqual(statements);
  expect(preview.statements).toEqual(statements);
  expect(unread).toEqual([
    {
      path: "0002_names.sql",
      version: "0002",
      name: "names",
      failed: 1,
      ends: { applied: 2, noEffect: 0, notUnderstood: 2 },
    },
  ]);
  expect(dynamic).toMatchObject([{ source: { path: "0002_names.sql", line: 3 }, ran: false }]);
  expect((await getOverview(viewer, slug)).reading).toEqual({ statements, dynamic: 1, ran: 0, possibleRenames: 1 });
  expect(await getReading(viewer, { slug, asOf: "0001" })).toMatchObject({
    statements: { applied: 3, noEffect: 1, notUnderstood: 0 },
    unread: [],
    dynamic: [],
    possibleRenames: [],
  });
});

test("a possible rename is offered before and after the import, with what was written about what is gone", async () => {
  const { slug, viewer, preview } = await imported();
  const { possibleRenames } = await getReading(viewer, { slug });
  expect(possibleRenames).toMatchObject([
    { kind: "column", table: "users", from: "display_name", to: "full_name", docs: 1, source: { line: 2 } },
  ]);
  expect(preview.possibleRenames).toEqual(possibleRenames);
  expect((await getMigration(viewer, slug, "0002_names.sql")).possibleRenames).toEqual(possibleRenames);
  expect((await getMigration(viewer, slug, "0001_users.sql")).possibleRenames).toEqual([]);
});

test("what lies outside is listed with the statement that first refers to it, at an import only what is new", async () => {
  const { slug, viewer, preview } = await imported();
  const { external } = await getReading(viewer, { slug });
  expect(external.map(({ kind, schema, name, source }) => [kind, schema, name, source.line])).toEqual([
    ["role", null, "clerk", 3],
    ["schema", null, "gis", 1],
    ["table", "gis", "places", 1],
  ]);
  expect(preview.external).toEqual([]);
});

test("a project one may not see was read in no way", async () => {
  const { slug } = await imported();
  const { viewers } = await createProjectWith();
  await expect(getReading(viewers.admin, { slug })).rejects.toMatchObject({ code: "not_found" });
});
