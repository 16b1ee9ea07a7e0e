import "server-only";
import { resolveAsOf, type Scope, scopeOf } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";

/** A state to compare, with the version of its migration; null before the first. */
export type Point = Scope & { readonly version: string | null };

/** The word for the time before the first migration. */
export const START = "start";

/**
 * The two states to compare, the earlier one first: head where `to` is left out, the migration before `to` where `from` is.
 * `not_found` for a migration the project does not have.
 */
export async function findPoints(
  db: Transaction,
  projectId: string,
  wanted: { readonly from?: string; readonly to?: string },
): Promise<readonly [from: Point, to: Point]> {
  const to = await findPoint(db, projectId, wanted.to);
  const from = wanted.from ? await findPoint(db, projectId, wanted.from) : await findBefore(db, to);
  return from.position <= to.position ? [from, to] : [to, from];
}

async function findPoint(db: Transaction, projectId: string, wanted: string | undefined): Promise<Point> {
  if (wanted === START) return { projectId, position: 0, isHead: false, version: null };
  const asOf = await resolveAsOf(db, projectId, wanted);
  return { ...scopeOf(projectId, asOf), version: asOf.version };
}

async function findBefore(db: Transaction, { projectId, position }: Point): Promise<Point> {
  const before = await db.migration.findFirst({
    where: { projectId, position: { lt: position } },
    orderBy: { position: "desc" },
    select: { position: true, version: true },
  });
  return { projectId, position: before?.position ?? 0, isHead: false, version: before?.version ?? null };
}
