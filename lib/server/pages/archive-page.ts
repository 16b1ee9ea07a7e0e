import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ArchivePageInput, PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { getPage } from "./get-page";

/** Takes a page out of the tree, or brings it back; its text and revisions stay, and it can be read by its address. */
export async function archivePage(
  viewer: Viewer,
  input: ArchivePageInput & { readonly slug: string },
): Promise<PageView> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "page.write");
  const isArchived = input.isArchived ?? true;
  const pageSlug = await getDb().$transaction(async (db) => {
    await lockProject(db, projectId);
    const where = { id: input.pageId, projectId };
    const page = await db.page.findFirst({ where, select: { slug: true, archivedAt: true } });
    if (!page) throw new AppError("not_found");
    if ((page.archivedAt !== null) === isArchived) return page.slug;
    await db.page.updateMany({ where, data: { archivedAt: isArchived ? new Date() : null } });
    const action = isArchived ? "page.archive" : "page.restore";
    await recordAudit(viewer, { action, projectId, subject: input.pageId }, db);
    return page.slug;
  });
  return getPage(viewer, { slug: input.slug, pageSlug });
}
