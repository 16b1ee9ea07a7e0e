import { expect, test } from "vitest";
import { checklistInput } from "@/lib/domain/checklist-inputs";
import { changeAssumptions } from "../assumptions/change-assumptions";
import { getCatalog } from "../catalog-store/get-catalog";
import { changeChecklists } from "../checklists/change-checklists";
import { getChecklist } from "../checklists/get-checklist";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { listMigrations } from "../migrations/list-migrations";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { changeWaivers } from "../waivers/change-waivers";
import { listWaivers } from "../waivers/list-waivers";
import { applyImport } from "./apply-import";
import { importFiles } from "./import-files";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const a = { "0001_a.sql": "CREATE TABLE a (id uuid PRIMARY KEY);" };
const b = { "0002_b.sql": "CREATE TABLE b (id uuid PRIMARY KEY, made timestamptz);" };
const c = { "0003_c.sql": "CREATE TABLE c (id uuid PRIMARY KEY);" };
const layout = "plain" as const;

async function projectWith(files: Readonly<Record<string, string>>): Promise<TestProject> {
  const project = await createProjectWith();
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(files), layout });
  return project;
}

const tablesOf = async ({ slug, viewers }: TestProject) =>
  (await getCatalog(viewers.viewer, { slug })).tables.map((table) => table.name);
const versionsOf = async ({ slug, viewers }: TestProject) =>
  (await listMigrations(viewers.viewer, slug)).migrations.map((row) =>
    row.isRemoved ? `${row.version} removed` : row.version,
  );
const nameOf = (objectId: string) =>
  getDb().objectVersion.findFirst({ where: { objectId, toPosition: null }, select: { name: true } });

async function documentTable({ id, slug, viewers }: TestProject, name: string): Promise<string> {
  const { objectId } = await getDb().objectVersion.findFirstOrThrow({
    where: { projectId: id, kind: "table", name, toPosition: null },
    select: { objectId: true },
  });
  await saveDoc(viewers.editor, { slug, objectId, field: "purpose", base: 0, text: `Why ${name} is there.` });
  return objectId;
}

test("a folder that lacks what the project has says so, and keeps it", async () => {
  const { slug, viewers } = await projectWith({ ...a, ...b, ...c });
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles({ ...a, ...c }), layout });
  expect(preview).toMatchObject({ looksWhole: true, isWhole: false, isUnchanged: true, history: [] });
  expect(preview.counts.stored).toBe(1);
  const one = await stageImport(viewers.editor, { slug, files: sourceFiles(c), layout });
  expect(one.looksWhole).toBe(false);
});

test("given as the whole history, what is missing is removed once that is accepted", async () => {
  const project = await projectWith({ ...a, ...b, ...c });
  const { slug, viewers } = project;
  const files = sourceFiles({ ...a, ...c });
  const preview = await stageImport(viewers.editor, { slug, files, layout, wholeHistory: true });
  expect(preview).toMatchObject({ isWhole: true, changesHistory: true, counts: { removed: 1, same: 2 } });
  expect(preview.history).toMatchObject([{ kind: "removed", path: "0002_b.sql" }]);
  const apply = { slug, importId: preview.importId };
  await expect(applyImport(viewers.editor, apply)).rejects.toThrow("0002_b.sql was removed");
  const outcome = await applyImport(viewers.editor, { ...apply, acceptHistory: true });
  expect(outcome).toMatchObject({ migrationsRemoved: 1, migrationsAdded: 0 });
  expect(await tablesOf(project)).toEqual(["a", "c"]);
  expect(await versionsOf(project)).toEqual(["0003", "0001"]);
});

test("a removed migration at which people wrote keeps its place, its docs stay, and it comes back", async () => {
  const project = await projectWith({ ...a, ...b });
  const { slug, viewers } = project;
  const objectId = await documentTable(project, "b");
  const texts = () => getDb().doc.findMany({ where: { objectId }, select: { text: true } });
  await importFiles(viewers.editor, { slug, files: sourceFiles(c), layout });
  const whole = { slug, layout, wholeHistory: true } as const;
  const preview = await stageImport(viewers.editor, { ...whole, files: sourceFiles({ ...a, ...c }) });
  expect(preview.dropped).toEqual([{ kind: "table", schema: "public", name: "b", object: "b" }]);
  await applyImport(viewers.editor, { slug, importId: preview.importId, acceptHistory: true });
  expect(await tablesOf(project)).toEqual(["a", "c"]);
  expect(await versionsOf(project)).toEqual(["0003", "0002 removed", "0001"]);
  expect(await texts()).toEqual([{ text: "Why b is there." }]);

  const again = await stageImport(viewers.editor, { slug, layout, files: sourceFiles({ ...a, ...c }) });
  expect(again).toMatchObject({ isUnchanged: true, counts: { same: 2, stored: 0, removed: 0 } });

  await importFiles(viewers.editor, { ...whole, files: sourceFiles({ ...a, ...b, ...c }), acceptHistory: true });
  expect(await tablesOf(project)).toEqual(["a", "b", "c"]);
  expect(await versionsOf(project)).toEqual(["0003", "0002", "0001"]);
  expect([await nameOf(objectId), await texts()]).toEqual([{ name: "b" }, [{ text: "Why b is there." }]]);
});

test("a removed migration at which people ticked, waived or gave a reason keeps its place, and what they said its names", async () => {
  const project = await projectWith({ ...a, ...b });
  const { id, slug, viewers } = project;
  const where = { projectId: id, toPosition: null };
  const idOf = async (kind: string, name: string) =>
    (await getDb().objectVersion.findFirstOrThrow({ where: { ...where, kind, name }, select: { objectId: true } }))
      .objectId;
  const objectId = await idOf("table", "b");
  const items = [
    { id: "looked", text: "Looked at.", priority: "P0", owner: null, check: { kind: "person", lapses: false } },
  ];
  const template = { title: "Opening day", sections: [{ id: "all", title: "All", each: "table", items }] };
  const attach = checklistInput.parse({ kind: "attach", template });
  const { id: checklistId } = await changeChecklists(viewers.admin, { slug, ...attach });
  const { sections } = await getChecklist(viewers.viewer, { slug, checklist: "opening-day" });
  const [shown = ""] = sections.flatMap((section) =>
    section.each === "table" ? section.tables.flatMap((table) => (table.items ?? []).map((item) => item.shown)) : [],
  );
  const item = { slug, checklistId, itemId: "looked", objectId, shown };
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await changeWaivers(viewers.editor, { ...item, kind: "ask", reason: "Later.", until });
  await changeChecklists(viewers.editor, { ...item, kind: "tick", evidence: { kind: "note", text: "Seen." } });
  const rule = { every: "column", must: { kind: "be required" } } as const;
  const stated = await changeAssumptions(viewers.admin, { slug, kind: "state", text: "All are.", rule });
  const except = { kind: "except", assumptionId: stated.id, objectId: await idOf("column", "made") } as const;
  await changeAssumptions(viewers.editor, { slug, ...except, reason: "It may be unknown." });

  const whole = { slug, layout, wholeHistory: true, acceptHistory: true } as const;
  await importFiles(viewers.editor, { ...whole, files: sourceFiles({ ...a, ...c }) });
  expect(await versionsOf(project)).toEqual(["0003", "0002 removed", "0001"]);
  const { waivers } = await listWaivers(viewers.viewer, { slug });
  expect(waivers).toMatchObject([{ table: { objectId, schema: "public", name: "b" }, version: "0002" }]);

  await importFiles(viewers.editor, { ...whole, files: sourceFiles({ ...a, ...b, ...c }) });
  const again = await getChecklist(viewers.viewer, { slug, checklist: "opening-day" });
  expect(again.sections[0]).toMatchObject({ tables: expect.arrayContaining([expect.objectContaining({ objectId })]) });
  expect(await getDb().assumptionReason.count({ where: { projectId: id, objectId: except.objectId } })).toBe(1);
});

test("a squashed history replaces the old one, and tables with docs keep them", async () => {
  const project = await projectWith({ ...a, ...b });
  const { slug, viewers } = project;
  const objectId = await documentTable(project, "a");
  const files = sourceFiles({ "0001_squashed.sql": `${a["0001_a.sql"]}\n${b["0002_b.sql"]}` });
  const whole = { slug, layout, files, wholeHistory: true, acceptHistory: true };
  expect(await importFiles(viewers.editor, whole)).toMatchObject({ migrationsAdded: 1, migrationsRemoved: 2 });
  expect(await tablesOf(project)).toEqual(["a", "b"]);
  expect(await nameOf(objectId)).toEqual({ name: "a" });
});

test("a file with another name and the same bytes is the same migration", async () => {
  const project = await projectWith({ ...a, ...b });
  const { slug, viewers } = project;
  const renamed = { ...a, "0002_better_name.sql": b["0002_b.sql"] };
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(renamed), layout });
  expect(preview.history).toMatchObject([{ kind: "renamed", path: "0002_better_name.sql", from: "0002_b.sql" }]);
  expect(preview.migrations.map((each) => each.state)).toEqual(["same", "renamed"]);
  await applyImport(viewers.editor, { slug, importId: preview.importId, acceptHistory: true });
  expect(await tablesOf(project)).toEqual(["a", "b"]);
  const rows = await getDb().migration.findMany({ where: { projectId: project.id }, orderBy: { position: "asc" } });
  expect(rows.map((row) => row.path)).toEqual(["0001_a.sql", "0002_better_name.sql"]);
});

test("Drizzle's folders go on, and a snapshot that disagrees is told", async () => {
  const sql = (name: string) => a["0001_a.sql"].replace("TABLE a", `TABLE ${name}`);
  const snapshot = (name: string) => {
    const ddl = [{ entityType: "tables", schema: "public", name }];
    return JSON.stringify({ version: "8", dialect: "postgres", ddl });
  };
  const { slug, viewers } = await createProjectWith();
  const first = { "20250101_a/migration.sql": sql("a"), "20250101_a/snapshot.json": snapshot("a") };
  const { layout: found } = await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  expect(found).toBe("drizzle");
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const second = { "20250102_b/migration.sql": sql("b"), "20250102_b/snapshot.json": snapshot("other") };
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(second) });
  expect(preview).toMatchObject({ changesHistory: false, counts: { new: 1, stored: 1 } });
  const told = preview.diagnostics.filter((each) => each.code === "SECOND_OPINION").map((each) => each.message);
  expect(told[0]).toBe(
    "Table other is in the snapshot, and the migrations up to 20250102_b/migration.sql do not make it.",
  );
});

test("Flyway's repeatable migrations may change, and versions go in front of them, without a question", async () => {
  const view = (column: string) => ({ "R__views.sql": `CREATE OR REPLACE VIEW v AS SELECT id AS ${column} FROM a;` });
  const first = { "V1__a.sql": a["0001_a.sql"] };
  const { slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...first, ...view("one") }) });
  const more = { ...first, "V2__b.sql": b["0002_b.sql"], ...view("other") };
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(more) });
  expect(preview).toMatchObject({ layout: "flyway", changesHistory: false, history: [] });
  await applyImport(viewers.editor, { slug, importId: preview.importId });
  const { migrations } = await listMigrations(viewers.viewer, slug);
  expect(migrations.map((row) => row.version)).toEqual(["R__views", "2", "1"]);
});
