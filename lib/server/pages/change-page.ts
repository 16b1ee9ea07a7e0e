import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { PageChangeInput, PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { archivePage } from "./archive-page";
import { archivedPage } from "./archived-page";
import { getPage } from "./get-page";
import { movePage } from "./move-page";
import { renamePage } from "./rename-page";

/** A change of a page that is under way: by whom, in which project, whose lock is held. */
export type PageChange = { readonly viewer: Viewer; readonly projectId: string };

/**
 * Renames a page, moves it, or takes it into or out of the archive; all that is asked for or nothing of it. See `renamePage`,
 * `movePage` and `archivePage`. `not_found` for a page that is not in the project, `conflict` where it is to change in the archive.
 */
export async function changePage(
  viewer: Viewer,
  input: PageChangeInput & { readonly slug: string },
): Promise<PageView> {
  const wanted = "page.write";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  const change = { viewer, projectId };
  const pageSlug = await changeInTurn({ viewer, projectId, wanted }, async (db) => {
    const where = { id: input.pageId, projectId };
    const page = await db.page.findFirst({ where, select: { slug: true, archivedAt: true } });
    if (!page) throw new AppError("not_found");
    if (page.archivedAt !== null && !("isArchived" in input)) throw archivedPage();
    if ("title" in input) await renamePage(db, change, input);
    if ("position" in input) await movePage(db, change, input);
    if ("isArchived" in input) await archivePage(db, change, input);
    return page.slug;
  });
  return getPage(viewer, { slug: input.slug, pageSlug });
}
