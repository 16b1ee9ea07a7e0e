import { expect, test } from "vitest";
import { getCatalog } from "../catalog-store/get-catalog";
import { getDb } from "../db";
import { getMigration } from "../migrations/get-migration";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { importFiles } from "./import-files";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const people = { "0001_people.sql": "CREATE TABLE people (id serial PRIMARY KEY, data jsonb);" };

async function stage(
  texts: Readonly<Record<string, string>>,
  choices: { readonly dialect?: "postgres" | "sqlite" } = {},
) {
  const { slug, viewers } = await createProjectWith();
  return stageImport(viewers.editor, { slug, files: sourceFiles(texts), ...choices });
}

test("files without a migration among them are refused with what to give instead", async () => {
  const words = { code: "invalid", message: expect.stringContaining("Give the folder that holds the migrations") };
  await expect(stage({ "seed.sql": "INSERT INTO a VALUES (1);" })).rejects.toMatchObject(words);
  await expect(stage({ "migrations/migration_lock.toml": 'provider = "postgresql"' })).rejects.toMatchObject(words);
});

test("a file that is not text is left out by name, and the rest is imported", async () => {
  const { slug, viewers } = await createProjectWith();
  const binary = { path: "0002_binary.sql", bytes: new Uint8Array([0x43, 0x52, 0xff, 0xfe, 0x00, 0x01]) };
  const preview = await stageImport(viewers.editor, { slug, files: [...sourceFiles(people), binary] });
  expect(preview.migrations.map((each) => each.path)).toEqual(["0001_people.sql"]);
  expect(preview.diagnostics).toContainEqual(
    expect.objectContaining({
      severity: "error",
      code: "NOT_TEXT",
      path: "0002_binary.sql",
      message: "The file is not text in UTF-8 or UTF-16, so it was left out.",
      hint: "Save it as UTF-8 and import again.",
    }),
  );
  await expect(stageImport(viewers.editor, { slug, files: [binary] })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("0002_binary.sql: The file is not text"),
  });
});

test("a file in another dialect is left out by name", async () => {
  const { slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(people) });
  const foreign = {
    "0002_lite.sql": "CREATE TABLE `a` (`id` integer PRIMARY KEY AUTOINCREMENT);\nPRAGMA foreign_keys = on;",
  };
  const refused = stageImport(viewers.editor, { slug, files: sourceFiles(foreign) });
  await expect(refused).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("0002_lite.sql: The file is written for SQLite"),
  });
});

test("a syntax error in the middle is named by line, and the statements around it are imported", async () => {
  const { slug, viewers } = await createProjectWith();
  const broken = {
    "0002_broken.sql": "CREATE TABLE a (id uuid);\n\nCREATE TABEL oops (id uuid);\n\nCREATE TABLE b (id uuid);\n",
  };
  const files = sourceFiles({ ...people, ...broken });
  const outcome = await importFiles(viewers.editor, { slug, files });
  expect(outcome.diagnostics).toContainEqual(
    expect.objectContaining({ severity: "error", code: "SYNTAX_ERROR", path: "0002_broken.sql", line: 3 }),
  );
  expect((await getCatalog(viewers.viewer, { slug })).tables.map((table) => table.name)).toEqual(["a", "b", "people"]);
  const page = await getMigration(viewers.viewer, slug, "0002_broken.sql");
  expect(page).toMatchObject({ statements: 3, failed: 1, diagnostics: [{ code: "SYNTAX_ERROR", line: 3 }] });
  // Mended and imported again, nothing is said about it any more.
  const mended = { "0002_broken.sql": "CREATE TABLE a (id uuid);\n" };
  await importFiles(viewers.editor, { slug, files: sourceFiles(mended), acceptHistory: true });
  expect((await getMigration(viewers.viewer, slug, "0002_broken.sql")).diagnostics).toEqual([]);
});

test("two files of one version are both taken, in a fixed order, with a warning that names them", async () => {
  const preview = await stage({ ...people, "0001_pets.sql": "CREATE TABLE pets (id int);" });
  expect(preview.migrations.map((each) => [each.path, each.version])).toEqual([
    ["0001_people.sql", "0001"],
    ["0001_pets.sql", "0001_pets"],
  ]);
  const warning = preview.diagnostics.find((each) => each.code === "DUPLICATE_VERSION");
  expect(warning).toMatchObject({ severity: "warning", path: "0001_pets.sql" });
  expect(warning?.message).toContain("0001_people.sql");
});

test("a file without a statement, and one of comments, are migrations that change nothing", async () => {
  const preview = await stage({ ...people, "0002_empty.sql": "", "0003_comment.sql": "-- nothing yet\n" });
  expect(preview.migrations.slice(1).map((each) => [each.statements, each.failed, each.changes])).toEqual([
    [0, 0, []],
    [0, 0, []],
  ]);
});

test("a migration the project has, given again under another layout's rules, is refused by name", async () => {
  const { slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(people) });
  const prisma = sourceFiles({ "20240101000000_a/migration.sql": "CREATE TABLE a (id uuid);" });
  await expect(stageImport(viewers.editor, { slug, files: prisma, layout: "prisma" })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining(
      "“0001_people.sql”, which the project already has, is not a file of the layout Prisma",
    ),
  });
});

test("whatever is refused leaves what is stored as it was", async () => {
  const { id, slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(people) });
  const before = await getCatalog(viewers.viewer, { slug });
  await expect(stageImport(viewers.editor, { slug, files: [] })).rejects.toMatchObject({ code: "invalid" });
  await expect(stageImport(viewers.editor, { slug, files: sourceFiles({ "a.txt": "x" }) })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await getCatalog(viewers.viewer, { slug })).toEqual(before);
  expect(await getDb().import.count({ where: { projectId: id, status: "staged" } })).toBe(0);
});

test("SQL that would do harm is read and never run", async () => {
  const hostile = {
    "0001_hostile.sql": `CREATE TABLE a (id uuid);
DROP TABLE IF EXISTS projects CASCADE;
COPY a FROM PROGRAM 'touch /tmp/strata-was-here';
DO $$ BEGIN DELETE FROM users; END $$;
ALTER SYSTEM SET log_statement = 'all';
CREATE TABLE "'); DROP TABLE projects; --" (id uuid);`,
  };
  const { slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(hostile) });
  expect((await getCatalog(viewers.viewer, { slug })).tables.map((table) => table.name)).toEqual([
    "'); DROP TABLE projects; --",
    "a",
  ]);
  expect(await getDb().user.count()).toBeGreaterThan(0);
});
