import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { MovePageInput, PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb, type Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { getPage } from "./get-page";

/**
 * Puts a page, with all below it, below another one or at the top, in the wanted place among its siblings. Where it stands already
 * changes nothing. `invalid` below itself; `not_found` for a page or parent that is not in the project or is archived.
 */
export async function movePage(viewer: Viewer, input: MovePageInput & { readonly slug: string }): Promise<PageView> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "page.write");
  const { pageId, parentId } = input;
  const pageSlug = await getDb().$transaction(async (db) => {
    await lockProject(db, projectId);
    const pages = await readPlaces(db, projectId);
    const page = pages.find(({ id }) => id === pageId);
    if (!page) throw new AppError("not_found");
    refuseOwnBranch(pages, pageId, parentId);
    const before = placeOf(pages, page);
    const siblings = pages.filter((each) => each.id !== pageId && parentOf(pages, each) === parentId);
    const order = siblings.toSpliced(input.position, 0, page);
    if (before.parentId === parentId && before.position === order.indexOf(page)) return page.slug;
    await db.page.updateMany({ where: { id: pageId, projectId }, data: { parentId } });
    for (const [position, { id }] of order.entries()) {
      await db.page.updateMany({ where: { id, projectId, position: { not: position } }, data: { position } });
    }
    const detail = { before, after: { parentId, position: order.indexOf(page) } };
    await recordAudit(viewer, { action: "page.move", projectId, subject: pageId, detail }, db);
    return page.slug;
  });
  return getPage(viewer, { slug: input.slug, pageSlug });
}

type Place = { id: string; slug: string; parentId: string | null };

function readPlaces(db: Transaction, projectId: string): Promise<Place[]> {
  return db.page.findMany({
    where: { projectId, archivedAt: null },
    orderBy: [{ position: "asc" }, { title: "asc" }],
    select: { id: true, slug: true, parentId: true },
  });
}

// As the tree shows it: what is below an archived page stands at the top.
function parentOf(pages: readonly Place[], { parentId }: Place): string | null {
  return pages.some(({ id }) => id === parentId) ? parentId : null;
}

function placeOf(pages: readonly Place[], page: Place) {
  const parentId = parentOf(pages, page);
  const siblings = pages.filter((each) => parentOf(pages, each) === parentId);
  return { parentId, position: siblings.indexOf(page) };
}

function refuseOwnBranch(pages: readonly Place[], pageId: string, parentId: string | null): void {
  for (let above = parentId; above !== null; ) {
    if (above === pageId) throw new AppError("invalid", "A page cannot be moved below itself.");
    const parent = pages.find(({ id }) => id === above);
    if (!parent) throw new AppError("not_found");
    above = parentOf(pages, parent);
  }
}
