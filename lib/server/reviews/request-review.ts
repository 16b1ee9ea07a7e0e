import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { RequestReviewInput, Reviewed } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { authorizeProject } from "../projects/authorize-project";
import type { TableUnderReview } from "./find-tables-under-review";
import { listReviewers } from "./list-reviewers";
import { moveTables, refuseMovedOn } from "./move-tables";
import { readShown } from "./read-shown";
import { isAsVerified, readVerified, type Verified } from "./read-verified";
import type { Shown } from "./shown-key";

/**
 * Requests a review of tables, all or none, with a note: of a reviewer, of those who own them, or of anybody. Asking again asks
 * somebody else. What stands verified as it is has nothing to review (`conflict`); `invalid` for whom cannot verify, and for the
 * owners of what nobody owns.
 */
export async function requestReview(
  viewer: Viewer,
  input: RequestReviewInput & { readonly slug: string },
): Promise<Reviewed> {
  const { slug, tables: shown, asked = null } = input;
  const note = input.note?.trim() ? normaliseText(input.note.trim()) : null;
  const { id: projectId } = await authorizeProject(viewer, slug, "status.draft");
  return moveTables(viewer, {
    projectId,
    objectIds: shown.map(({ objectId }) => objectId),
    wanted: "status.draft",
    to: "in_review",
    action: "review.request",
    note,
    asked: asked === null || asked === "owner" ? asked : `member:${asked}`,
    admit: async (db, tables) => {
      refuseMovedOn(tables, shown);
      await refuseNobody(db, projectId, tables, asked);
      await refuseVerified(db, viewer, projectId, tables);
      return tables;
    },
  });
}

async function refuseNobody(
  db: Transaction,
  projectId: string,
  tables: readonly TableUnderReview[],
  asked: string | null,
): Promise<void> {
  if (asked === null) return;
  if (asked === "owner") {
    const objectId = { in: tables.map((table) => table.objectId) };
    if ((await db.ownership.count({ where: { projectId, objectId } })) < tables.length)
      throw new AppError("invalid", "Nobody owns this. Set an owner first, or ask a reviewer.");
    return;
  }
  const reviewers = await listReviewers(db, projectId);
  if (!reviewers.some(({ id }) => id === asked))
    throw new AppError("invalid", "Only reviewers of this project can be asked.");
}

async function refuseVerified(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  tables: readonly TableUnderReview[],
): Promise<void> {
  const verified = tables.filter(({ status }) => status === "verified").map(({ objectId }) => objectId);
  if (verified.length === 0) return;
  const now = await readShown(db, projectId, verified, viewer.userId);
  const then = await readVerified(db, projectId, verified);
  if (verified.some((id) => isStill(then.get(id), now.get(id))))
    throw new AppError("conflict", "It stands verified as it is: nothing was written or changed since.");
}

function isStill(then: Verified | undefined, now: Shown | undefined): boolean {
  return then !== undefined && now !== undefined && isAsVerified(then, now);
}
