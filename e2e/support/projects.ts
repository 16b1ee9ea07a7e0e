import { saveDoc } from "@/lib/server/docs/save-doc";
import { importFiles } from "@/lib/server/imports/import-files";
import { getTable } from "@/lib/server/tables/get-table";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { filesOf } from "./fixtures";

/** A project that documents the bakery, with a person of each role and a stranger. */
export async function createBakery(): Promise<TestProject> {
  const project = await createProjectWith();
  await importFiles(project.viewers.editor, { slug: project.slug, files: await filesOf("bakery") });
  return project;
}

/** Imports the bakery's next migration: the type of orders.total changes, orders.note comes. */
export async function bringLater(project: TestProject): Promise<void> {
  await importFiles(project.viewers.editor, { slug: project.slug, files: await filesOf("later") });
}

/** Writes a field of a table's docs. */
export async function writeDoc(project: TestProject, table: string, field: string, text: string): Promise<void> {
  const { slug, viewers } = project;
  const page = await getTable(viewers.editor, { slug, schema: "public", name: table });
  const base = page.table.docs[field]?.number ?? 0;
  await saveDoc(viewers.editor, { slug, objectId: page.table.objectId, field, base, text });
}

/** Writes a field of a column's docs. */
export async function writeColumnDoc(
  { slug, viewers }: TestProject,
  table: string,
  column: string,
  text: string,
  field = "description",
): Promise<void> {
  const page = await getTable(viewers.editor, { slug, schema: "public", name: table });
  const found = page.columns.find(({ name }) => name === column);
  const base = found?.docs[field]?.number ?? 0;
  await saveDoc(viewers.editor, { slug, objectId: found?.objectId ?? "", field, base, text });
}

/** The identity of a table. */
export async function objectIdOf({ slug, viewers }: TestProject, table: string): Promise<string> {
  const page = await getTable(viewers.viewer, { slug, schema: "public", name: table });
  return page.table.objectId;
}
