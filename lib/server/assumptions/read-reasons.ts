import "server-only";
import type { Transaction } from "../db";

/** The newest thing said of why something is an exception; null where that was taken back. */
export type GivenReason = { readonly reason: string | null; readonly by: string };

/** Under which the reason for an exception stands. */
export function reasonKey(assumptionId: string, objectId: string): string {
  return `${assumptionId} ${objectId}`;
}

/** The newest reason for each exception to the assumptions of a project. */
export async function readReasons(db: Transaction, projectId: string): Promise<ReadonlyMap<string, GivenReason>> {
  const rows = await db.assumptionReason.findMany({
    where: { projectId },
    orderBy: { id: "asc" },
    select: { assumptionId: true, objectId: true, reason: true, actor: { select: { name: true } } },
  });
  return new Map(
    rows.map(({ assumptionId, objectId, reason, actor }) => [
      reasonKey(assumptionId, objectId),
      { reason, by: actor.name },
    ]),
  );
}
