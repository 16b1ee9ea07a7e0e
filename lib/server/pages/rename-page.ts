import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { PageView, RenamePageInput } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { getPage } from "./get-page";

/** Gives a page another title; the one it has changes nothing. Its address stays, so that links to it go on leading there. */
export async function renamePage(
  viewer: Viewer,
  input: RenamePageInput & { readonly slug: string },
): Promise<PageView> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "page.write");
  const pageSlug = await getDb().$transaction(async (db) => {
    await lockProject(db, projectId);
    const where = { id: input.pageId, projectId };
    const page = await db.page.findFirst({ where, select: { slug: true, title: true } });
    if (!page) throw new AppError("not_found");
    if (page.title === input.title) return page.slug;
    await db.page.updateMany({ where, data: { title: input.title } });
    const detail = { before: page.title, after: input.title };
    await recordAudit(viewer, { action: "page.rename", projectId, subject: input.pageId, detail }, db);
    return page.slug;
  });
  return getPage(viewer, { slug: input.slug, pageSlug });
}
