import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { StaleCause } from "@/lib/domain/review";
import type { Viewer } from "@/lib/domain/viewer";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { getDb, type Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { readUnanswered } from "../tables/read-unanswered";
import { normaliseText } from "./normalise-text";
import { storeConfirmations } from "./store-confirmations";

const CONFIRM_TIMEOUT_MS = 20_000;

/** How many docs were confirmed, and what no doc could answer (because nobody has written any about it yet). */
export type ConfirmedTable = { readonly confirmed: number; readonly left: readonly StaleCause[] };

/**
 * Says of a table in one go that what is written still holds: a revision of kind confirm of every doc whose object
 * changed, and of the table's own docs. All or none. A table that is not stale is left as it is. `conflict` where it is
 * stale by changes that no doc can answer, because neither the table nor what changed has docs.
 */
export async function confirmTable(
  viewer: Viewer,
  input: { readonly slug: string; readonly objectId: string; readonly reason?: string | null },
): Promise<ConfirmedTable> {
  const project = await authorizeProject(viewer, input.slug, "doc.write");
  const reason = input.reason ? normaliseText(input.reason) : null;
  return getDb().$transaction(
    async (db) => {
      // No edit comes between what is read and what is confirmed.
      await lockProject(db, project.id);
      const causes = await readCauses(db, project.id, input.objectId);
      if (causes.length === 0) return { confirmed: 0, left: [] };
      const objectIds = [input.objectId, ...new Set(causes.map(({ objectId }) => objectId))];
      const confirmed = await storeConfirmations(viewer, { projectId: project.id, objectIds, reason }, db);
      if (confirmed === 0) throw nothingWritten();
      return { confirmed, left: await readCauses(db, project.id, input.objectId) };
    },
    { timeout: CONFIRM_TIMEOUT_MS },
  );
}

async function readCauses(db: Transaction, projectId: string, tableId: string): Promise<readonly StaleCause[]> {
  const table = await db.catalogObject.findFirst({
    where: { id: tableId, projectId, kind: "table" },
    select: { id: true },
  });
  if (!table) throw new AppError("not_found");
  const scope = scopeOf(projectId, await resolveAsOf(db, projectId));
  return (await readUnanswered(db, { ...scope, tableId })).get(tableId) ?? [];
}

function nothingWritten(): AppError {
  const words = "Nobody has written about what changed. Write the table's purpose, or describe what changed.";
  return new AppError("conflict", words);
}
