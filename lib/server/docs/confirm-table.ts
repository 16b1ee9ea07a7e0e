import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { StaleCause, Unanswered } from "@/lib/domain/review";
import type { Viewer } from "@/lib/domain/viewer";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { readAnswers } from "../tables/read-answers";
import { readConcerns } from "../tables/read-concerns";
import type { OneTable } from "../tables/table-scope";
import { normaliseText } from "./normalise-text";
import { storeConfirmations } from "./store-confirmations";

const CONFIRM_TIMEOUT_MS = 20_000;

/** How many docs were confirmed, and what no doc could answer (because only the table's verification is older). */
export type ConfirmedTable = { readonly confirmed: number; readonly left: readonly StaleCause[] };

/**
 * Says of a table in one go that what is written still holds: a revision of kind confirm of every doc that is stale, or that
 * its page points at because something changed beside it. All or none. A table with neither is left as it is. `conflict`
 * where only its verification is older than a change: that is answered by verifying it again.
 */
export async function confirmTable(
  viewer: Viewer,
  input: { readonly slug: string; readonly objectId: string; readonly reason?: string | null },
): Promise<ConfirmedTable> {
  const wanted = "doc.write";
  const project = await authorizeProject(viewer, input.slug, wanted);
  const reason = input.reason ? normaliseText(input.reason) : null;
  return changeInTurn(
    { viewer, projectId: project.id, wanted },
    // No edit comes between what is read and what is confirmed.
    async (db) => {
      const scope = await scopeOfTable(db, project.id, input.objectId);
      const { causes, besides } = await readAsked(db, scope);
      if (causes.length === 0 && besides.length === 0) return { confirmed: 0, left: [] };
      const docIds = await findDocs(db, project.id, causes, besides);
      const confirmed = await storeConfirmations(viewer, { projectId: project.id, docIds, reason }, db);
      if (confirmed === 0) throw nothingWritten();
      return { confirmed, left: (await readAsked(db, scope)).causes };
    },
    { timeout: CONFIRM_TIMEOUT_MS },
  );
}

async function scopeOfTable(db: Transaction, projectId: string, tableId: string): Promise<OneTable> {
  const table = await db.catalogObject.findFirst({
    where: { id: tableId, projectId, kind: "table" },
    select: { id: true },
  });
  if (!table) throw new AppError("not_found");
  return { ...scopeOf(projectId, await resolveAsOf(db, projectId)), tableId };
}

/** The changes a table's docs do not answer, and the objects whose docs are pointed at by changes beside them. */
async function readAsked(db: Transaction, scope: OneTable) {
  const { causes, nearby } = await readAnswers(db, scope);
  const concerns = await readConcerns(db, scope);
  const besides = [...concerns.keys(), ...(nearby.has(scope.tableId) ? [scope.tableId] : [])];
  return { causes: causes.get(scope.tableId) ?? [], besides };
}

async function findDocs(
  db: Transaction,
  projectId: string,
  causes: readonly Unanswered[],
  besides: readonly string[],
): Promise<readonly string[]> {
  const stale = causes.map(({ aboutId, fields }) => ({ objectId: aboutId, field: { in: [...fields] } }));
  const docs = await db.doc.findMany({
    where: { projectId, OR: [...stale, { objectId: { in: [...besides] } }] },
    select: { id: true },
  });
  return docs.map(({ id }) => id);
}

function nothingWritten(): AppError {
  return new AppError(
    "conflict",
    "No doc speaks of what changed. Verify the table again, or write about what changed.",
  );
}
