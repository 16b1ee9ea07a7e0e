import { expect, test } from "vitest";
import { getProjectCode } from "../code/get-project-code";
import { getOverview } from "../overview/get-overview";
import { getTable } from "../tables/get-table";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { applyImport } from "./apply-import";
import { importFiles } from "./import-files";
import { takeRun } from "./recent-runs";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const migrations = {
  "drizzle/0000_init.sql":
    "CREATE TABLE people (id serial PRIMARY KEY, email text NOT NULL);\nCREATE TABLE pets (id jsonb);",
};
const later = {
  "drizzle/0001_names.sql": "ALTER TABLE people RENAME TO persons;\nALTER TABLE persons ADD COLUMN age integer;",
};
const code = (columns = "", table = "people") => ({
  "src/schema.ts": `import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";
export const people = pgTable("${table}", {
  id: serial("id").primaryKey(),
  email: text("email"),${columns}
});`,
});

async function codeOf(project: Awaited<ReturnType<typeof createProjectWith>>) {
  const { state, findings, coverage } = await getProjectCode(project.viewers.viewer, project.slug);
  return { state, coverage, said: findings.map((each) => each.message) };
}

test("an import brings code with its migrations: places on the table's page, disagreements with both places", async () => {
  const project = await createProjectWith();
  const { slug, viewers } = project;
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles({ ...migrations, ...code() }) });
  expect(preview.code).toMatchObject({ files: ["src/schema.ts"], references: 5, findings: 2, isNew: true });
  expect(preview.diagnostics).toEqual([]);
  takeRun(preview.importId, 0);
  const outcome = await applyImport(viewers.editor, { slug, importId: preview.importId });
  expect(outcome.code).toMatchObject({ findings: 2 });

  const page = await getTable(viewers.viewer, { slug, schema: "public", name: "people" });
  const email = page.columns.find((each) => each.name === "email");
  expect(page.code?.references[page.table.objectId]).toEqual({
    path: "src/schema.ts",
    line: 2,
    endLine: 5,
    language: "drizzle",
    symbol: "people",
  });
  expect(page.code?.references[email?.objectId ?? ""]).toMatchObject({ line: 4, symbol: "people.email" });
  expect(page.code?.findings).toMatchObject([
    {
      code: "NULLABILITY_DIFFERS",
      inCode: "nullable",
      inMigrations: "not null",
      declaredAt: { path: "src/schema.ts", line: 4 },
      migratedAt: { path: "0000_init.sql", line: 1 },
      table: { schema: "public", name: "people" },
    },
  ]);
  expect(await codeOf(project)).toMatchObject({
    coverage: { tables: 2, declaredTables: 1, columns: 3, declaredColumns: 2 },
    said: [
      "people.email is nullable in code, not null in the migrations.",
      "Migrations create table pets, code does not declare it.",
    ],
  });
  expect((await getOverview(viewers.viewer, slug)).code).toMatchObject({ warnings: 1, notes: 1 });
});

test("an import without code leaves what is known of it, by identity, and says from when it is", async () => {
  const project = await createProjectWith();
  const { slug, viewers } = project;
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...migrations, ...code() }) });
  expect((await codeOf(project)).state).toMatchObject({ version: "0000", isCurrent: true });
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...migrations, ...later }) });
  expect((await codeOf(project)).state).toMatchObject({ version: "0000", isCurrent: false });
  const page = await getTable(viewers.viewer, { slug, schema: "public", name: "persons" });
  expect(page.code?.references[page.table.objectId]).toMatchObject({ line: 2 });
  expect(page.code?.findings).toMatchObject([{ table: { name: "persons" } }]);
  const then = await getTable(viewers.viewer, { slug, schema: "public", name: "people", asOf: "0000" });
  expect(then.code).toBeNull();
});

test("the code of an import takes the place of all code before it, and the same code again changes nothing", async () => {
  const project = await createProjectWith();
  const { slug, viewers } = project;
  const files = { ...migrations, ...later };
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...files, ...code() }) });
  const newer = sourceFiles({ ...files, ...code("\n  age: integer(),\n  name: text()", "persons") });
  expect(await stageImport(viewers.editor, { slug, files: newer })).toMatchObject({
    isUnchanged: false,
    code: { isNew: true },
  });
  expect(await importFiles(viewers.editor, { slug, files: newer })).toMatchObject({ changes: 0, migrationsAdded: 0 });
  expect((await codeOf(project)).said).toContain("Code declares column persons.name, no migration creates it.");
  expect((await codeOf(project)).said).not.toContain("Code declares table people, no migration creates it.");
  expect(await stageImport(viewers.editor, { slug, files: newer })).toMatchObject({
    isUnchanged: true,
    code: { isNew: false },
  });
});

test("code of another database is left out with a word, and does not take the place of the right one", async () => {
  const project = await createProjectWith();
  const { slug, viewers } = project;
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...migrations, ...code() }) });
  const other = code("", "invoices");
  const outcome = await importFiles(viewers.editor, { slug, files: sourceFiles({ ...migrations, ...other }) });
  expect(outcome.code).toBeNull();
  expect((await codeOf(project)).coverage.declaredTables).toBe(1);
});
