import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ReviewStatus } from "@/lib/domain/review";
import type { Transaction } from "../db";
import { findHead } from "../migrations/find-head";

/** A table as a review finds it. */
export type TableUnderReview = { readonly objectId: string; readonly status: ReviewStatus; readonly number: number };

/**
 * Tables as they stand, with the migration that is head, for whoever holds the project's lock. `not_found` when one is no table of the
 * project.
 */
export async function findTablesUnderReview(
  db: Transaction,
  projectId: string,
  objectIds: readonly string[],
): Promise<{ readonly tables: readonly TableUnderReview[]; readonly migrationId: string | null }> {
  const ids = [...new Set(objectIds)];
  const found = await db.catalogObject.findMany({
    where: { id: { in: ids }, projectId, kind: "table" },
    select: { id: true, reviews: { select: { status: true, number: true } } },
  });
  if (found.length !== ids.length) throw new AppError("not_found");
  const tables = found.map(({ id, reviews: [review] }) => ({
    objectId: id,
    status: review?.status ?? ("not_started" as const),
    number: review?.number ?? 0,
  }));
  return { tables, migrationId: await findHead(db, projectId) };
}
