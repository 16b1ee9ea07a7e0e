import "server-only";
import type { TemplateSettings } from "@/lib/domain/template";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { authorizeProject } from "../projects/authorize-project";
import { readTemplate } from "./read-template";

type Row = { readonly kind: string; readonly field: string; readonly texts: number };

/** What whoever may change a project's template sees before: it, and how many objects have a text in each section. */
export async function getTemplateSettings(viewer: Viewer, slug: string): Promise<TemplateSettings> {
  const { id } = await authorizeProject(viewer, slug, "template.manage");
  return readSnapshot(async (db) => {
    const written = await db.$queryRaw<Row[]>`
      SELECT o.kind, d.field, count(*)::int AS texts FROM docs d JOIN catalog_objects o ON o.id = d.object_id
      WHERE d.project_id = ${id}::uuid AND d.text <> '' GROUP BY o.kind, d.field`;
    const texts = Object.fromEntries(written.map(({ kind, field, texts: count }) => [`${kind} ${field}`, count]));
    return { template: await readTemplate(id, db), texts };
  });
}
