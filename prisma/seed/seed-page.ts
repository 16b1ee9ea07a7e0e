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
