import { expect, test } from "vitest";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { getMigration } from "../migrations/get-migration";
import { listMigrations } from "../migrations/list-migrations";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { applyImport } from "./apply-import";
import { importFiles } from "./import-files";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const one = {
  "0001_people.sql":
    "CREATE TABLE people (id serial PRIMARY KEY, email text);\nCREATE TABLE pets (id uuid, name text);",
};
async function objectId({ id: projectId }: TestProject, kind: string, name: string): Promise<string | undefined> {
  const found = await getDb().objectVersion.findFirst({
    where: { projectId, kind, name, toPosition: null },
    select: { objectId: true },
  });
  return found?.objectId;
}

async function documented(texts: Readonly<Record<string, string>> = one): Promise<TestProject> {
  const project = await createProjectWith();
  const { slug, viewers } = project;
  await importFiles(viewers.editor, { slug, files: sourceFiles(texts) });
  const people = await objectId(project, "table", "people");
  await saveDoc(viewers.editor, {
    slug,
    objectId: people ?? "",
    field: "purpose",
    base: 0,
    text: "Everybody we know.",
  });
  return project;
}

const textsOf = (objectId: string | undefined) =>
  getDb().doc.findMany({ where: { objectId: objectId ?? "" }, select: { text: true } });

test("a preview names the docs that would go stale, field by field, and beside them what changed of documented tables", async () => {
  const project = await documented();
  const { slug, viewers } = project;
  const email = (await objectId(project, "column", "email")) ?? "";
  for (const field of ["description", "rationale"])
    await saveDoc(viewers.editor, { slug, objectId: email, field, base: 0, text: "Where mail goes." });
  const files = sourceFiles({
    "0002_more.sql":
      "ALTER TABLE people ALTER COLUMN email TYPE varchar(80);\nALTER TABLE people ADD COLUMN name text;\nALTER TABLE pets ADD COLUMN age int;",
  });
  const preview = await stageImport(viewers.editor, { slug, files });
  const people = { schema: "public", name: "people" };
  const summary = "column people.email: type text → character varying(80)";
  const changed = { ...people, object: "email", kind: "column" };
  const source = { path: "0002_more.sql", version: "0002", line: 1, endLine: 1 };
  expect(preview.stale).toEqual([{ ...changed, fields: ["description", "rationale"], summary, source }]);
  expect(preview.nearby).toEqual([{ ...people, summary: "column people.name added: text" }]);
  expect(preview.dropped).toEqual([]);

  const outcome = await applyImport(viewers.editor, { slug, importId: preview.importId });
  expect(outcome).toMatchObject({ stale: preview.stale, nearby: preview.nearby });
  const page = await getMigration(viewers.viewer, slug, "0002_more.sql");
  expect(page).toMatchObject({ staleTables: 1, stale: preview.stale, nearby: preview.nearby });
  const { migrations } = await listMigrations(viewers.viewer, slug);
  expect(migrations.map((row) => row.staleTables)).toEqual([1, 0]);
});

test("a preview names the documented column that would be dropped, and those that would come back stale", async () => {
  const project = await documented();
  const { slug, viewers } = project;
  const email = (await objectId(project, "column", "email")) ?? "";
  await saveDoc(viewers.editor, { slug, objectId: email, field: "description", base: 0, text: "Where mail goes." });
  const gone = sourceFiles({ "0002_gone.sql": "ALTER TABLE people DROP COLUMN email;" });
  const preview = await stageImport(viewers.editor, { slug, files: gone });
  expect(preview).toMatchObject({ stale: [], dropped: [{ name: "people", object: "email", kind: "column" }] });
  await applyImport(viewers.editor, { slug, importId: preview.importId });
  const back = sourceFiles({ "0003_back.sql": "ALTER TABLE people ADD COLUMN email text;" });
  const { stale } = await stageImport(viewers.editor, { slug, files: back });
  expect(stale).toMatchObject([
    { object: "email", fields: ["description"], summary: "column people.email added: text" },
  ]);
});

test("a documented table that is dropped is named, and its docs come back with it", async () => {
  const project = await documented();
  const { slug, viewers } = project;
  const people = await objectId(project, "table", "people");
  const gone = { "0002_gone.sql": "DROP TABLE people;" };
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(gone) });
  expect(preview).toMatchObject({ stale: [], dropped: [{ schema: "public", name: "people", kind: "table" }] });
  await applyImport(viewers.editor, { slug, importId: preview.importId });
  expect(await textsOf(people)).toEqual([{ text: "Everybody we know." }]);
  await importFiles(viewers.editor, {
    slug,
    files: sourceFiles({ "0003_back.sql": "CREATE TABLE people (id uuid);" }),
  });
  expect(await objectId(project, "table", "people")).toBe(people);
});

test("a renamed table, and one moved to another schema, keep their docs", async () => {
  const project = await documented();
  const { slug, viewers } = project;
  const people = await objectId(project, "table", "people");
  const moved = {
    "0002_move.sql": "CREATE SCHEMA crm;\nALTER TABLE people RENAME TO humans;\nALTER TABLE humans SET SCHEMA crm;",
  };
  await importFiles(viewers.editor, { slug, files: sourceFiles(moved) });
  expect(await objectId(project, "table", "humans")).toBe(people);
});

test("an edited history keeps docs with their objects, also where it makes them anew", async () => {
  const project = await documented();
  const { slug, viewers } = project;
  const people = await objectId(project, "table", "people");
  const split = {
    "0001_people.sql": "CREATE TABLE pets (id uuid);",
    "0002_people.sql": "CREATE TABLE people (id uuid, email text);",
  };
  await importFiles(viewers.editor, { slug, files: sourceFiles(split), acceptHistory: true });
  expect(await objectId(project, "table", "people")).toBe(people);
});

test("what an edited history no longer has keeps its docs, and they come back with it", async () => {
  const project = await documented();
  const { slug, viewers } = project;
  const people = await objectId(project, "table", "people");
  const without = { "0001_people.sql": "CREATE TABLE pets (id uuid);" };
  await importFiles(viewers.editor, { slug, files: sourceFiles(without), acceptHistory: true });
  expect(await objectId(project, "table", "people")).toBeUndefined();
  expect(await textsOf(people)).toEqual([{ text: "Everybody we know." }]);
  await importFiles(viewers.editor, {
    slug,
    files: sourceFiles({ "0002_back.sql": "CREATE TABLE people (id uuid);" }),
  });
  expect(await objectId(project, "table", "people")).toBe(people);
});

test("an older migration that once used a name does not take the docs of who has it now", async () => {
  const project = await documented({ "0005_people.sql": "CREATE TABLE people (id uuid);" });
  const { slug, viewers } = project;
  const people = await objectId(project, "table", "people");
  const before = {
    "0001_old.sql": "CREATE TABLE people (old_id int);",
    "0002_rename.sql": "ALTER TABLE people RENAME TO former_people;",
  };
  await importFiles(viewers.editor, { slug, files: sourceFiles(before), acceptHistory: true });
  expect(await objectId(project, "table", "people")).toBe(people);
  expect(await objectId(project, "table", "former_people")).not.toBe(people);
});

test("revisions stay pinned to their migration when others are inserted before it", async () => {
  const project = await documented();
  const { id, slug, viewers } = project;
  const inserted = { "0000_first.sql": "CREATE TABLE first (id uuid);" };
  await importFiles(viewers.editor, { slug, files: sourceFiles(inserted), acceptHistory: true });
  const revision = await getDb().revision.findFirstOrThrow({
    where: { projectId: id },
    select: { migration: { select: { path: true, position: true } } },
  });
  expect(revision.migration).toEqual({ path: "0001_people.sql", position: 2 });
});
