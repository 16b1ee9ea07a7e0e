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
import { storeRevision } from "./store-revision";

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
      const docs = await findDocs(db, project.id, input.objectId, causes);
      for (const { number, ...doc } of docs) {
        const revision = { ...doc, projectId: project.id, base: number, kind: "confirm" as const, reason };
        await storeRevision(viewer, { ...revision, restoredFrom: null, idempotencyKey: null }, db);
      }
      const left = causes.length === 0 ? [] : await readCauses(db, project.id, input.objectId);
      if (causes.length > 0 && docs.length === 0) throw nothingWritten();
      return { confirmed: docs.length, left };
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

function findDocs(db: Transaction, projectId: string, tableId: string, causes: readonly StaleCause[]) {
  if (causes.length === 0) return Promise.resolve([]);
  const objectIds = [tableId, ...new Set(causes.map(({ objectId }) => objectId))];
  return db.doc.findMany({
    where: { projectId, objectId: { in: objectIds }, number: { gt: 0 }, text: { not: "" } },
    orderBy: [{ objectId: "asc" }, { field: "asc" }],
    select: { objectId: true, pageId: true, field: true, number: true, text: true },
  });
}

function nothingWritten(): AppError {
  const words = "Nobody has written about what changed. Write the table's purpose, or describe what changed.";
  return new AppError("conflict", words);
}
