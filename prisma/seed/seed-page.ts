import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "@/lib/server/db";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { createPage } from "@/lib/server/pages/create-page";
import type { DocFile } from "./read-doc-file";

/** Makes a page of the wiki from a file, under the file's name. */
export async function seedPage(writer: Viewer, slug: string, name: string, doc: DocFile): Promise<void> {
  const page = await createPage(writer, { slug, title: doc.title ?? name });
  await getDb().page.update({ where: { id: page.id }, data: { slug: name }, select: { id: true } });
  await saveDoc(writer, { slug, pageId: page.id, field: "body", base: 0, text: doc.body });
}

/** Puts the pages of a sample below those their files name, once all of them are there. */
export async function placePages(project: { readonly id: string }, pages: ReadonlyMap<string, DocFile>): Promise<void> {
  const found = await getDb().page.findMany({ where: { projectId: project.id }, select: { id: true, slug: true } });
  const ids = new Map(found.map(({ id, slug }) => [slug, id]));
  for (const [name, { below }] of pages) {
    if (below === undefined) continue;
    const parentId = ids.get(below);
    if (!parentId) throw new Error(`The page ${name} stands below ${below}, which there is not.`);
    await getDb().page.updateMany({ where: { projectId: project.id, slug: name }, data: { parentId } });
  }
}
