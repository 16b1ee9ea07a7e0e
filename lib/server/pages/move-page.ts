import "server-only";
import { AppError } from "@/lib/domain/errors";
import { MAX_PAGE_DEPTH, type MovePageInput } from "@/lib/domain/pages";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import type { PageChange } from "./change-page";
import { obstacleBelow, type Place, parentsOf, readPlaces } from "./page-places";

/**
 * Puts a page, with all below it, below another one or at the top, in the wanted place among its siblings. Where it stands already
 * changes nothing. `invalid` below itself or too deep; `not_found` for a page or parent that is not in the project or is archived.
 */
export async function movePage(
  db: Transaction,
  { viewer, projectId }: PageChange,
  { pageId, parentId, position }: MovePageInput,
): Promise<void> {
  const pages = await readPlaces(db, projectId);
  const page = pages.find(({ id }) => id === pageId);
  if (!page) throw new AppError("not_found");
  refuseNoRoom(pages, pageId, parentId);
  const parents = parentsOf(pages);
  const below = (wanted: string | null) => pages.filter(({ id }) => parents.get(id) === wanted);
  const from = parents.get(pageId) ?? null;
  const before = { parentId: from, position: below(from).indexOf(page) };
  const order = below(parentId)
    .filter(({ id }) => id !== pageId)
    .toSpliced(position, 0, page);
  const after = { parentId, position: order.indexOf(page) };
  if (from === parentId && before.position === after.position) return;
  await writePlaces(db, projectId, { pageId, parentId, order: order.map(({ id }) => id) });
  await recordAudit(viewer, { action: "page.move", projectId, subject: pageId, detail: { before, after } }, db);
}

function refuseNoRoom(pages: readonly Place[], pageId: string, parentId: string | null): void {
  if (parentId !== null && !pages.some(({ id }) => id === parentId)) throw new AppError("not_found");
  const obstacle = obstacleBelow(pages, pageId, parentId);
  if (obstacle === "itself") throw new AppError("invalid", "A page cannot be moved below itself.");
  if (obstacle === "depth") throw new AppError("invalid", `Pages stand at most ${MAX_PAGE_DEPTH} deep.`);
}

type NewPlaces = { readonly pageId: string; readonly parentId: string | null; readonly order: readonly string[] };

async function writePlaces(db: Transaction, projectId: string, { pageId, parentId, order }: NewPlaces): Promise<void> {
  await db.page.updateMany({ where: { id: pageId, projectId }, data: { parentId } });
  await db.$executeRaw`
    UPDATE pages p SET position = t.position - 1 FROM unnest(${[...order]}::uuid[]) WITH ORDINALITY AS t (id, position)
    WHERE p.id = t.id AND p.project_id = ${projectId}::uuid AND p.position <> t.position - 1`;
}
