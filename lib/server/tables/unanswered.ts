import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { ofTable, type TableScope } from "./table-scope";

/** Another history than the stored one to hold what people wrote against. */
export type OtherHistory = {
  /** `id` and `position` of each stored migration. */
  readonly positions: Prisma.Sql;
  /** The changes that ask for an answer: `object_id`, `table_id`, `position`, `ordinal`, `kind` and whatever is wanted of them. */
  readonly changes: Prisma.Sql;
};

/**
 * When docs go stale (decision 005), as common table expressions that end in `causes`: the changes of a state that the docs
 * of their tables do not answer. On the way, up to head: `written` (edits by object and position), `edited` (the same by
 * table) and `judged` (statuses that were set).
 *
 * A change after the first doc or verification of a table is answered by a later (or simultaneous) revision of a doc of the
 * changed object, by a confirmation of the table's own docs, or by the table standing verified since; what was dropped also by
 * an edit of the table's own docs, for it has none of its own any more. What only follows from another change asks for no
 * answer, nor does the table's own coming and going with all that came with it.
 */
export function unanswered(scope: TableScope, history: OtherHistory = storedHistory(scope)): Prisma.Sql {
  const upTo = Prisma.sql`position <= ${scope.position}`;
  return Prisma.sql`
    positions AS (${history.positions}),
    written AS MATERIALIZED (
      SELECT e.table_id, e.object_id, p.position, e.edits, e.is_confirmed
      FROM doc_edits e JOIN positions p ON p.id = e.migration_id
      WHERE e.project_id = ${scope.projectId}::uuid AND e.table_id IS NOT NULL${ofTable("e.table_id", scope)}),
    edited AS MATERIALIZED (
      SELECT table_id, position, sum(edits)::int AS edits FROM written GROUP BY table_id, position),
    judged AS MATERIALIZED (
      SELECT e.id, e.object_id AS table_id, coalesce(p.position, 0) AS position, e.after, e.created_at, u.name AS by
      FROM review_events e JOIN users u ON u.id = e.actor_id LEFT JOIN positions p ON p.id = e.migration_id
      WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status'${ofTable("e.object_id", scope)}),
    verified AS (
      SELECT table_id, min(position) FILTER (WHERE after = 'verified') AS first,
        CASE WHEN (array_agg(after ORDER BY created_at DESC, id))[1] = 'verified'
          THEN max(position) FILTER (WHERE after = 'verified') END AS last
      FROM judged WHERE ${upTo} GROUP BY table_id),
    begun AS (
      SELECT table_id, min(position) AS since FROM (
        SELECT table_id, position FROM edited WHERE ${upTo} UNION ALL SELECT table_id, first FROM verified) s
      GROUP BY table_id),
    asked AS MATERIALIZED (
      SELECT c.* FROM (${history.changes}) c JOIN begun ON begun.table_id = c.table_id AND c.position > begun.since
      WHERE c.${upTo}),
    answered AS MATERIALIZED (
      SELECT object_id, max(position) AS last, max(position) FILTER (WHERE is_confirmed) AS whole
      FROM written WHERE ${upTo} AND object_id IN (SELECT object_id FROM asked UNION ALL SELECT table_id FROM asked)
      GROUP BY object_id),
    causes AS (
      SELECT c.*
      FROM asked c
      LEFT JOIN answered own ON own.object_id = c.object_id
      LEFT JOIN answered whole ON whole.object_id = c.table_id
      LEFT JOIN verified ON verified.table_id = c.table_id
      WHERE greatest(own.last, whole.whole, verified.last, CASE WHEN c.kind = 'dropped' THEN whole.last END, -1) < c.position
        AND NOT EXISTS (
          SELECT 1 FROM asked a WHERE a.object_id = c.table_id AND a.position = c.position AND a.kind IN ('added', 'dropped')))`;
}

function storedHistory(scope: TableScope): OtherHistory {
  const ofProject = Prisma.sql`project_id = ${scope.projectId}::uuid`;
  return {
    positions: Prisma.sql`SELECT m.id, m.position FROM migrations m WHERE m.${ofProject}`,
    changes: Prisma.sql`SELECT c.* FROM changes c
      WHERE c.${ofProject} AND c.shown AND NOT c.consequence${ofTable("c.table_id", scope)}`,
  };
}
