import "server-only";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";

type Row = {
  applied: number;
  noEffect: number;
  notUnderstood: number;
  possibleRenames: number;
  dynamic: number;
  ran: number;
};

/** How all statements of a state's migrations ended, and how much of them is left open. */
export async function countReading(db: Transaction, scope: Scope): Promise<ProjectOverview["reading"]> {
  const [row] = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT coalesce(sum(m.applied), 0)::integer AS applied, coalesce(sum(m.no_effect), 0)::integer AS "noEffect",
      coalesce(sum(m.not_understood), 0)::integer AS "notUnderstood",
      coalesce(sum(jsonb_array_length(m.notes -> 'possibleRenames')), 0)::integer AS "possibleRenames",
      ${countOf("DYNAMIC_SQL", scope)} AS dynamic, ${countOf("RAN_IN_SANDBOX", scope)} AS ran
    FROM migrations m
    WHERE m.project_id = ${scope.projectId}::uuid AND m.position <= ${scope.position} AND m.removed_at IS NULL`);
  const { possibleRenames = 0, applied = 0, noEffect = 0, notUnderstood = 0, dynamic = 0, ran = 0 } = row ?? {};
  return { statements: { applied, noEffect, notUnderstood }, dynamic, ran, possibleRenames };
}

// At head also what was said of files that are no migrations.
function countOf(code: string, scope: Scope): Prisma.Sql {
  const ofState = scope.isHead
    ? Prisma.empty
    : Prisma.sql`AND d.path IN (
        SELECT m.path FROM migrations m WHERE m.project_id = ${scope.projectId}::uuid AND m.position <= ${scope.position})`;
  return Prisma.sql`(SELECT count(*)::integer FROM diagnostics d
    WHERE d.project_id = ${scope.projectId}::uuid AND d.code = ${code} ${ofState})`;
}
