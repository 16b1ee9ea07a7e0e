import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { stageImport } from "@/lib/server/imports/stage-import";
import { createPage } from "@/lib/server/pages/create-page";
import type { TestProject } from "@/lib/server/testing/create-project-with";
import { filesOf } from "../support/fixtures";
import { createBakery, objectIdOf, writeDoc } from "../support/projects";

/** A project with one of everything an address or a body can name. */
export type Place = {
  readonly project: TestProject;
  readonly slug: string;
  readonly objectId: string;
  /** A table nobody has written about. */
  readonly untouchedId: string;
  readonly pageId: string;
  /** What each part of an address pattern stands for here. */
  readonly parts: Readonly<Record<string, string>>;
};

/** Makes a bakery with a doc, a page and an import that is staged. */
export async function createPlace(): Promise<Place> {
  const project = await createBakery();
  const { slug, viewers } = project;
  await writeDoc(project, "orders", "purpose", "One row is one order.");
  const { id: pageId } = await createPage(viewers.editor, { slug, title: "Ovens" });
  const checklist = await changeChecklists(viewers.admin, { slug, kind: "attach", template: "production blockers" });
  const where = { projectId: project.id };
  const [doc, page, migration, staged] = await Promise.all([
    getDb().doc.findFirstOrThrow({ where: { ...where, pageId: null }, select: { id: true } }),
    getDb().page.findUniqueOrThrow({ where: { id: pageId }, select: { slug: true } }),
    getDb().migration.findFirstOrThrow({ where, orderBy: { position: "asc" }, select: { path: true } }),
    stageImport(viewers.editor, { slug, files: await filesOf("later"), layout: "auto", dialect: "auto", leftOut: 0 }),
  ]);
  const [objectId, untouchedId] = [await objectIdOf(project, "orders"), await objectIdOf(project, "order_lines")];
  const parts = {
    "[project]": slug,
    "[schema]": "public",
    "[name]": "orders",
    "[table]": "orders",
    "[doc]": doc.id,
    "[page]": page.slug,
    "[checklist]": checklist.slug,
    "[version]": "1",
    "[import]": staged.importId,
    "[...path]": migration.path,
    "[...nextauth]": "csrf",
    "[object]": objectId,
  };
  return { project, slug, objectId, untouchedId, pageId, parts };
}

/** The address a pattern stands for. */
export function fill(pattern: string, parts: Readonly<Record<string, string>>): string {
  return pattern
    .split("/")
    .map((segment) => parts[segment] ?? segment)
    .join("/");
}
