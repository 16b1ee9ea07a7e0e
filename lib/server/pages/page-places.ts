import "server-only";
import { MAX_PAGE_DEPTH } from "@/lib/domain/pages";
import type { Transaction } from "../db";

/** Where a page out of the archive stands. `parentId` may name an archived page: then it is shown at the top. */
export type Place = { readonly id: string; readonly slug: string; readonly parentId: string | null };

/** The pages of an authorized project that are out of the archive, in their order. */
export function readPlaces(db: Transaction, projectId: string): Promise<Place[]> {
  return db.page.findMany({
    where: { projectId, archivedAt: null },
    orderBy: [{ position: "asc" }, { title: "asc" }],
    select: { id: true, slug: true, parentId: true },
  });
}

/** The page that each one stands below, as the tree shows it: null at the top, and below an archived page. */
export function parentsOf(pages: readonly Place[]): ReadonlyMap<string, string | null> {
  const known = new Set(pages.map(({ id }) => id));
  return new Map(pages.map(({ id, parentId }) => [id, parentId !== null && known.has(parentId) ? parentId : null]));
}

/** What keeps a page (null: a new one) from standing below another one: that is it or below it, or the tree gets too deep. */
export function obstacleBelow(
  pages: readonly Place[],
  pageId: string | null,
  parentId: string | null,
): "itself" | "depth" | null {
  const parents = parentsOf(pages);
  const above: string[] = [];
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (at === pageId) return "itself";
    above.push(at);
  }
  return above.length + heightOf(parents, pageId) > MAX_PAGE_DEPTH ? "depth" : null;
}

function heightOf(parents: ReadonlyMap<string, string | null>, pageId: string | null): number {
  let height = 0;
  for (let level = new Set([pageId]); level.size > 0; height += 1) {
    const next = pageId === null ? [] : [...parents].filter(([, parent]) => level.has(parent));
    level = new Set(next.map(([id]) => id));
  }
  return height;
}
