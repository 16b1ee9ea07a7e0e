import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ArchivePageInput } from "@/lib/domain/pages";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import type { PageChange } from "./change-page";
import { obstacleBelow, readPlaces } from "./page-places";

/**
 * Takes a page out of the tree, or brings it back; its text and revisions stay, and it can be read by its address. It comes back at
 * the top where its parent was moved below it meanwhile, or its branch would be too deep; `conflict` where it is too deep there too.
 */
export async function archivePage(
  db: Transaction,
  { viewer, projectId }: PageChange,
  { pageId, isArchived }: ArchivePageInput,
): Promise<void> {
  const where = { id: pageId, projectId };
  const page = await db.page.findFirstOrThrow({ where, select: { archivedAt: true, parentId: true } });
  if ((page.archivedAt !== null) === isArchived) return;
  await db.page.updateMany({ where, data: { archivedAt: isArchived ? new Date() : null } });
  if (!isArchived) await findRoom(db, projectId, { id: pageId, parentId: page.parentId });
  const action = isArchived ? "page.archive" : "page.restore";
  await recordAudit(viewer, { action, projectId, subject: pageId }, db);
}

type Restored = { readonly id: string; readonly parentId: string | null };

async function findRoom(db: Transaction, projectId: string, { id, parentId }: Restored): Promise<void> {
  // As if it stood at the top: what was moved below it must not be gone round in circles.
  const pages = (await readPlaces(db, projectId)).map((page) => (page.id === id ? { ...page, parentId: null } : page));
  if (obstacleBelow(pages, id, parentId) === null) return;
  if (obstacleBelow(pages, id, null) !== null)
    throw new AppError(
      "conflict",
      "What was moved below this page is too deep for it to come back. Move that up first.",
    );
  await db.page.updateMany({ where: { id, projectId }, data: { parentId: null } });
}
