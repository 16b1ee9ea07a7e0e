import "server-only";
import type { ProjectOverview } from "@/lib/domain/project-view";
import type { Transaction } from "../db";

type Row = { applied: number; noEffect: number; notUnderstood: number; possibleRenames: number };

/** How all statements of a project ended, and how much of them is left open, at head. */
export async function countReading(db: Transaction, projectId: string): Promise<ProjectOverview["reading"]> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT coalesce(sum(m.applied), 0)::integer AS applied, coalesce(sum(m.no_effect), 0)::integer AS "noEffect",
      coalesce(sum(m.not_understood), 0)::integer AS "notUnderstood",
      coalesce(sum(jsonb_array_length(m.notes -> 'possibleRenames')), 0)::integer AS "possibleRenames"
    FROM migrations m WHERE m.project_id = ${projectId}::uuid AND m.removed_at IS NULL`;
  const codes = await db.diagnostic.groupBy({
    by: ["code"],
    where: { projectId, code: { in: ["DYNAMIC_SQL", "RAN_IN_SANDBOX"] } },
    _count: { _all: true },
  });
  const { possibleRenames = 0, applied = 0, noEffect = 0, notUnderstood = 0 } = row ?? {};
  const count = (code: string) => codes.find((each) => each.code === code)?._count._all ?? 0;
  const statements = { applied, noEffect, notUnderstood };
  return { statements, dynamic: count("DYNAMIC_SQL"), ran: count("RAN_IN_SANDBOX"), possibleRenames };
}
