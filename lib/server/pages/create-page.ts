import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { CreatePageInput, PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb, type Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { getPage } from "./get-page";
import { freePageSlug, toPageSlug } from "./page-slug";

/**
 * Makes an empty page below another one or at the top, last among its siblings; its address follows from the title. Its
 * text is saved like any doc (field `body`). `not_found` for a parent that is not in the project.
 */
export async function createPage(
  viewer: Viewer,
  input: CreatePageInput & { readonly slug: string },
): Promise<PageView> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "page.write");
  const pageSlug = await getDb().$transaction(async (db) => {
    // One at a time per project, so that two pages of one title get addresses of their own.
    await lockProject(db, projectId);
    const parentId = input.parentId ?? null;
    await refuseForeignParent(db, projectId, parentId);
    const slug = freePageSlug(toPageSlug(input.title), await listSlugs(db, projectId));
    const position = await db.page.count({ where: { projectId, parentId } });
    const page = await db.page.create({
      data: { projectId, slug, title: input.title, parentId, position },
      select: { id: true },
    });
    await recordAudit(viewer, { action: "page.create", projectId, subject: page.id, detail: { slug } }, db);
    return slug;
  });
  return getPage(viewer, { slug: input.slug, pageSlug });
}

async function refuseForeignParent(db: Transaction, projectId: string, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await db.page.findFirst({ where: { id: parentId, projectId }, select: { id: true } });
  if (!parent) throw new AppError("not_found");
}

async function listSlugs(db: Transaction, projectId: string): Promise<ReadonlySet<string>> {
  const pages = await db.page.findMany({ where: { projectId }, select: { slug: true } });
  return new Set(pages.map(({ slug }) => slug));
}
