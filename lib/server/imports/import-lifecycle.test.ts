import { expect, test } from "vitest";
import { listActivity } from "../activity/list-activity";
import { getCatalog } from "../catalog-store/get-catalog";
import { getDb } from "../db";
import { getMigration } from "../migrations/get-migration";
import { listMigrations } from "../migrations/list-migrations";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { applyImport } from "./apply-import";
import { importFiles } from "./import-files";
import { takeRun } from "./recent-runs";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const first = {
  "migrations/20240101000000_people.sql": `CREATE TABLE people (id serial PRIMARY KEY, email text UNIQUE);
CREATE INDEX people_email ON people (email);`,
  "migrations/20240102000000_pets.sql": `CREATE TABLE pets (id int PRIMARY KEY, owner int REFERENCES people (id));`,
};
const second = {
  "migrations/20240103000000_names.sql": "ALTER TABLE people ADD COLUMN name text NOT NULL;\nDROP TABLE pets;",
};

async function objectId(projectId: string, kind: string, name: string): Promise<string | undefined> {
  const found = await getDb().objectVersion.findFirst({
    where: { projectId, kind, name, toPosition: null },
    select: { objectId: true },
  });
  return found?.objectId;
}

test("a preview stores nothing but itself, and applying it brings the catalog to its state", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const phases: string[] = [];
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(first) }, (phase, done, total) =>
    phases.push(`${phase} ${done}/${total}`),
  );
  expect(phases).toEqual(["replaying 1/2", "replaying 2/2"]);
  expect(preview).toMatchObject({ layout: "supabase", dialect: "postgres", isUnchanged: false, changesHistory: false });
  expect(preview.migrations.map(({ path, state }) => [path, state])).toEqual([
    ["20240101000000_people.sql", "new"],
    ["20240102000000_pets.sql", "new"],
  ]);
  expect(preview.totals).toMatchObject({ tables: 2, columns: 4 });
  expect(await getDb().migration.count({ where: { projectId: id } })).toBe(0);
  expect(await getDb().catalogObject.count({ where: { projectId: id } })).toBe(0);

  const outcome = await applyImport(viewers.editor, { slug, importId: preview.importId });
  expect(outcome).toMatchObject({ migrationsAdded: 2, head: "20240102000000", isUnchanged: false });
  const project = await getDb().project.findUniqueOrThrow({ where: { id } });
  expect(project).toMatchObject({ headPosition: 2, importSerial: 1, dialect: "postgres", layout: "supabase" });
  const catalog = await getCatalog(viewers.viewer, { slug });
  expect(catalog.tables.map((table) => table.name)).toEqual(["people", "pets"]);
  expect(await getDb().importFile.count()).toBe(0);
  expect(await getDb().auditEntry.count({ where: { projectId: id, action: "import.apply" } })).toBe(1);
});

test("a preview is applied to the same effect by a process that did not make it", async () => {
  const [here, there] = [await createProjectWith(), await createProjectWith()];
  for (const { slug, viewers } of [here, there]) {
    const { importId } = await stageImport(viewers.editor, { slug, files: sourceFiles({ ...first, ...second }) });
    if (slug === there.slug) takeRun(importId, 0);
    await applyImport(viewers.editor, { slug, importId });
  }
  expect(await getCatalog(there.viewers.viewer, { slug: there.slug })).toEqual(
    await getCatalog(here.viewers.viewer, { slug: here.slug }),
  );
});

test("more files continue from head, and the catalog can be read as of any migration", async () => {
  const { id, slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const people = await objectId(id, "table", "people");
  const outcome = await importFiles(viewers.editor, { slug, files: sourceFiles({ ...first, ...second }) });
  expect(outcome).toMatchObject({ migrationsAdded: 1, migrationsEdited: 0 });
  expect(await objectId(id, "table", "people")).toBe(people);

  const head = await getCatalog(viewers.viewer, { slug });
  expect(head.tables.map((table) => [table.name, table.columns.length])).toEqual([["people", 3]]);
  const before = await getCatalog(viewers.viewer, { slug, asOf: "20240102000000" });
  expect(before.tables.map((table) => [table.name, table.columns.length])).toEqual([
    ["people", 2],
    ["pets", 2],
  ]);
});

test("importing one by one stores what importing all at once stores", async () => {
  const whole = await createProjectWith();
  const bit = await createProjectWith();
  const files = sourceFiles({ ...first, ...second });
  await importFiles(whole.viewers.editor, { slug: whole.slug, files });
  for (const file of files) await importFiles(bit.viewers.editor, { slug: bit.slug, files: [file] });
  expect(await getCatalog(bit.viewers.viewer, { slug: bit.slug })).toEqual(
    await getCatalog(whole.viewers.viewer, { slug: whole.slug }),
  );
  const rows = (projectId: string) =>
    getDb().objectVersion.findMany({
      where: { projectId },
      orderBy: [{ engineId: "asc" }, { fromPosition: "asc" }],
      select: { engineId: true, name: true, ordinal: true, definition: true, fromPosition: true, toPosition: true },
    });
  const standing = async (id: string) =>
    (await rows(id)).filter((row) => row.toPosition === null).map(({ ordinal: _, ...row }) => row);
  expect(await standing(bit.id)).toEqual(await standing(whole.id));
});

test("the same again changes nothing and says so", async () => {
  const { id, slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const count = async () => [
    await getDb().objectVersion.count({ where: { projectId: id } }),
    await getDb().change.count({ where: { projectId: id } }),
  ];
  const before = await count();
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  expect(preview).toMatchObject({ isUnchanged: true, counts: { same: 2, new: 0 } });
  expect(preview.migrations.every((each) => each.changes === null)).toBe(true);
  const outcome = await applyImport(viewers.editor, { slug, importId: preview.importId });
  expect(outcome).toMatchObject({ isUnchanged: true, migrationsAdded: 0, changes: 0 });
  expect(await count()).toEqual(before);
  expect(await getDb().project.findUniqueOrThrow({ where: { id } })).toMatchObject({
    importSerial: 1,
    headPosition: 2,
  });
});

test("an applied import gives its first outcome again", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const { importId } = await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  const outcome = await applyImport(viewers.editor, { slug, importId });
  expect(await applyImport(viewers.editor, { slug, importId })).toEqual(outcome);
  expect(await getDb().project.findUniqueOrThrow({ where: { id } })).toMatchObject({ importSerial: 1 });
});

test("an edited file needs history to be accepted, names itself, and its old text is kept", async () => {
  const { id, slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const people = await objectId(id, "table", "people");
  const edited = { ...first, "migrations/20240101000000_people.sql": "CREATE TABLE people (id bigint PRIMARY KEY);\n" };
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(edited) });
  expect(preview).toMatchObject({ changesHistory: true, counts: { edited: 1, same: 1 } });
  await expect(applyImport(viewers.editor, { slug, importId: preview.importId })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("20240101000000_people.sql was edited after being imported"),
  });
  const outcome = await applyImport(viewers.editor, { slug, importId: preview.importId, acceptHistory: true });
  expect(outcome).toMatchObject({ migrationsAdded: 0, migrationsEdited: 1, changes: 1 });
  const { entries } = await listActivity(viewers.viewer, { slug });
  expect(entries.map(({ subject, version }) => [subject, version])).toEqual([
    ["1 migration", "20240102000000"],
    ["2 migrations", "20240102000000"],
  ]);
  expect(await objectId(id, "table", "people")).toBe(people);
  const old = await getDb().supersededMigrationText.findMany({ where: { migration: { projectId: id } } });
  expect(old.map((row) => row.sql)).toEqual([first["migrations/20240101000000_people.sql"]]);
  const catalog = await getCatalog(viewers.viewer, { slug });
  expect(catalog.tables[0]?.columns.map((column) => column.type)).toEqual(["bigint"]);
});

test("a file that belongs before others is inserted there once history is accepted", async () => {
  const { id, slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const pets = await objectId(id, "table", "pets");
  const inserted = { "20240101120000_between.sql": "CREATE TABLE between_them (id int);" };
  const preview = await stageImport(viewers.editor, { slug, files: sourceFiles(inserted) });
  expect(preview).toMatchObject({ changesHistory: true, counts: { new: 1, inserted: 1, stored: 2 } });
  expect(preview.migrations.map((each) => [each.path.slice(0, 12), each.state, each.isInserted])).toEqual([
    ["202401010000", "stored", false],
    ["202401011200", "new", true],
    ["202401020000", "stored", false],
  ]);
  await expect(applyImport(viewers.editor, { slug, importId: preview.importId })).rejects.toThrow(
    "20240101120000_between.sql is new and belongs before 20240102000000_pets.sql",
  );
  await applyImport(viewers.editor, { slug, importId: preview.importId, acceptHistory: true });
  expect(await objectId(id, "table", "pets")).toBe(pets);
  const { migrations } = await listMigrations(viewers.viewer, slug);
  expect(migrations.map((row) => [row.position, row.version, row.changes.added])).toEqual([
    [3, "20240102000000", 1],
    [2, "20240101120000", 1],
    [1, "20240101000000", 2],
  ]);
});

test("a table dropped and made again later is the same one", async () => {
  const { id, slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(first) });
  const [pets, owner] = [await objectId(id, "table", "pets"), await objectId(id, "column", "owner")];
  await importFiles(viewers.editor, { slug, files: sourceFiles(second) });
  expect(await objectId(id, "table", "pets")).toBeUndefined();
  const again = { "migrations/20240104000000_again.sql": "CREATE TABLE pets (id int PRIMARY KEY, owner int);" };
  await importFiles(viewers.editor, { slug, files: sourceFiles(again) });
  expect(await objectId(id, "table", "pets")).toBe(pets);
  expect(await objectId(id, "column", "owner")).toBe(owner);
});

test("of two imports at once one wins, and the other is told to look again", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const staged = await Promise.all([
    stageImport(viewers.editor, { slug, files: sourceFiles(first) }),
    stageImport(viewers.admin, { slug, files: sourceFiles(second) }),
  ]);
  const results = await Promise.allSettled([
    applyImport(viewers.editor, { slug, importId: staged[0].importId }),
    applyImport(viewers.admin, { slug, importId: staged[1].importId }),
  ]);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("has changed since this preview"),
  });
  expect(await getDb().project.findUniqueOrThrow({ where: { id } })).toMatchObject({ importSerial: 1 });
});

test("the same import applied twice at once happens once", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const { importId } = await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  const apply = () => applyImport(viewers.editor, { slug, importId });
  const [one, other] = await Promise.all([apply(), apply()]);
  expect(one).toEqual(other);
  expect(await getDb().migration.count({ where: { projectId: id } })).toBe(2);
});

test("a database that fails half-way leaves nothing", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const { importId } = await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  const failing = applyImport(viewers.editor, { slug, importId }, (phase, done) => {
    if (phase === "storing" && done === 2) throw new Error("the database is gone");
  });
  await expect(failing).rejects.toThrow("the database is gone");
  expect(await getDb().migration.count({ where: { projectId: id } })).toBe(0);
  expect(await getDb().objectVersion.count({ where: { projectId: id } })).toBe(0);
  expect(await getDb().project.findUniqueOrThrow({ where: { id } })).toMatchObject({
    headPosition: 0,
    importSerial: 0,
  });
  await expect(applyImport(viewers.editor, { slug, importId })).resolves.toMatchObject({ migrationsAdded: 2 });
});

test("a preview that has expired is deleted with its files when another is made, and cannot be applied", async () => {
  const { slug, viewers } = await createProjectWith();
  const { importId } = await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  await getDb().import.update({ where: { id: importId }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await expect(applyImport(viewers.editor, { slug, importId })).rejects.toThrow(
    "The preview has expired. Give the files again.",
  );
  await stageImport(viewers.editor, { slug, files: sourceFiles(first) });
  await expect(applyImport(viewers.editor, { slug, importId })).rejects.toMatchObject({ code: "not_found" });
  expect(await getDb().importFile.count({ where: { importId } })).toBe(0);
});

test("only editors import, only their own previews, and strangers find nothing", async () => {
  const { slug, viewers } = await createProjectWith();
  const other = await createProjectWith();
  const files = sourceFiles(first);
  await expect(stageImport(viewers.viewer, { slug, files })).rejects.toMatchObject({ code: "forbidden" });
  await expect(stageImport(viewers.stranger, { slug, files })).rejects.toMatchObject({ code: "not_found" });
  const { importId } = await stageImport(viewers.editor, { slug, files });
  await expect(applyImport(viewers.admin, { slug, importId })).rejects.toMatchObject({ code: "not_found" });
  await expect(applyImport(viewers.editor, { slug: other.slug, importId })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(applyImport(viewers.editor, { slug, importId: "no id" })).rejects.toMatchObject({ code: "not_found" });
  await applyImport(viewers.editor, { slug, importId });
  for (const refused of [
    () => listMigrations(viewers.stranger, slug),
    () => getMigration(viewers.stranger, slug, "20240102000000_pets.sql"),
    () => getCatalog(viewers.stranger, { slug }),
    () => getMigration(other.viewers.editor, other.slug, "20240102000000_pets.sql"),
  ])
    await expect(refused()).rejects.toMatchObject({ code: "not_found" });
});

test("a migration's page tells its text, its changes with their lines, and its neighbours", async () => {
  const { slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles({ ...first, ...second }) });
  const page = await getMigration(viewers.viewer, slug, "20240102000000_pets.sql");
  expect(page.sql).toBe(first["migrations/20240102000000_pets.sql"]);
  expect(page).toMatchObject({
    position: 2,
    statements: 1,
    failed: 0,
    previous: { path: "20240101000000_people.sql" },
    next: { path: "20240103000000_names.sql" },
  });
  // Dropped since, so it has no name at head.
  expect(page.changesList[0]).toMatchObject({ kind: "added", objectKind: "table", table: null, source: { line: 1 } });
});

test("migrations up to a version are those of an earlier day", async () => {
  const { slug, viewers } = await createProjectWith();
  const files = sourceFiles({ ...first, ...second });
  const early = await importFiles(viewers.editor, { slug, files, upTo: "20240101000000" });
  expect(early).toMatchObject({ migrationsAdded: 1, head: "20240101000000" });
  const later = await importFiles(viewers.editor, { slug, files });
  expect(later).toMatchObject({ migrationsAdded: 2, head: "20240103000000" });
});

test("the planner knows of a large import as soon as it has landed", async () => {
  const { viewers, slug } = await createProjectWith();
  const tables = Array.from({ length: 100 }, (_, n) => `CREATE TABLE t${n} (a int, b int, c int, d int, e int);`);
  await importFiles(viewers.editor, { slug, files: sourceFiles({ "20240101000000_many.sql": tables.join("\n") }) });
  const [known] = await getDb().$queryRaw<{ rows: number }[]>`
    SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'object_versions'::regclass`;
  expect(known?.rows).toBeGreaterThanOrEqual(600);
});
