import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ProjectAction } from "@/lib/domain/permissions";
import type { ReviewStatus } from "@/lib/domain/review";
import type { Reviewed } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { changeInTurn } from "../projects/change-in-turn";
import { findTablesUnderReview, type TableUnderReview } from "./find-tables-under-review";
import { recordReviewEvents } from "./record-review-events";

const REVIEW_TIMEOUT_MS = 20_000;

/** One step of a review, of some tables of an authorized project. */
export type Move = {
  readonly projectId: string;
  readonly objectIds: readonly string[];
  /** What the viewer needs to be allowed, also when it is their turn. */
  readonly wanted: ProjectAction;
  readonly to: ReviewStatus;
  /** What the audit log calls it. */
  readonly action: string;
  readonly note?: string | null;
  readonly asked?: string | null;
  /** Throws what stands against it; gives the tables it is for, where it leaves some alone. */
  readonly admit: (db: Transaction, tables: readonly TableUnderReview[]) => Promise<readonly TableUnderReview[]>;
};

/**
 * Moves tables to a status, all or none: event, audit row and status, in one transaction under the project's lock. Whoever lost
 * the right meanwhile is refused. `not_found` for what is no table of the project.
 */
export async function moveTables(viewer: Viewer, move: Move): Promise<Reviewed> {
  const { projectId, to, wanted } = move;
  return changeInTurn(
    { viewer, projectId, wanted },
    async (db) => {
      const { tables, migrationId } = await findTablesUnderReview(db, projectId, move.objectIds);
      const changing = await move.admit(db, tables);
      const drafts = changing.map((table) => ({ objectId: table.objectId, before: table.status, after: to }));
      const what = { projectId, subject: "status", action: move.action, migrationId } as const;
      await recordReviewEvents(db, viewer, { ...what, note: move.note ?? null, asked: move.asked ?? null }, drafts);
      await writeReviews(db, projectId, to, migrationId, changing);
      return { tables: tables.map((table) => toReviewed(table, changing.includes(table))) };
    },
    { timeout: REVIEW_TIMEOUT_MS },
  );
}

/** Refuses (`conflict`) tables that are not in the state they were shown in; `details.tables` has them as they stand. */
export function refuseMovedOn(
  tables: readonly TableUnderReview[],
  shown: readonly { readonly objectId: string; readonly number: number }[],
): void {
  const numbers = new Map(shown.map(({ objectId, number }) => [objectId, number]));
  const moved = tables.filter(({ objectId, number }) => numbers.get(objectId) !== number);
  if (moved.length === 0) return;
  const words = "The status was changed meanwhile. Look at it as it stands and try again.";
  throw new AppError("conflict", words, { tables: moved });
}

async function writeReviews(
  db: Transaction,
  projectId: string,
  status: ReviewStatus,
  migrationId: string | null,
  tables: readonly TableUnderReview[],
): Promise<void> {
  if (tables.length === 0) return;
  const verifiedAt = status === "verified" ? migrationId : null;
  await db.$executeRaw(Prisma.sql`
    INSERT INTO reviews (object_id, project_id, status, verified_migration_id, number)
    SELECT t.id, ${projectId}::uuid, ${status}::review_status, ${verifiedAt}::uuid, 1
    FROM unnest(${tables.map(({ objectId }) => objectId)}::uuid[]) AS t (id)
    ON CONFLICT (object_id) DO UPDATE SET status = excluded.status,
      verified_migration_id = excluded.verified_migration_id, number = reviews.number + 1`);
}

function toReviewed({ objectId, number }: TableUnderReview, isChanged: boolean) {
  return { objectId, number: isChanged ? number + 1 : number };
}
