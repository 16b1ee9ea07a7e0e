import "server-only";
import type { Mark } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { type ByTable, byTable } from "./by-table";
import { ofTable, type TableScope } from "./table-scope";

/** By table: the marks beside its core sample, oldest first, and the changes its docs do not answer, newest first. */
export type Answers = {
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly causes: ReadonlyMap<string, readonly StaleCause[]>;
};

type CauseRow = [
  summary: string,
  objectId: string,
  version: string,
  path: string,
  position: number,
  line: number,
  endLine: number,
];
type MarkRow = [position: number, edits: number | null, by: string | null];

/**
 * What people wrote and verified, held against what migrations changed. Marks reach to head; causes are those of the state.
 *
 * A change after the first doc or verification of a table is answered by a later (or simultaneous) revision of a doc of the
 * changed object, by a confirmation of the table's own docs, or by the table standing verified since; what was dropped also by
 * an edit of the table's own docs, for it has none of its own any more. What only follows from another change asks for no
 * answer, nor does the table's own coming and going with all that came with it. Both are read at once because both go
 * through all that was written.
 */
export async function readAnswers(db: Transaction, scope: TableScope): Promise<Answers> {
  const [row] = await db.$queryRaw<{ causes: ByTable<CauseRow>; marks: ByTable<MarkRow> }[]>(Prisma.sql`
    WITH written AS MATERIALIZED (${writtenAt(scope)}),
    edited AS MATERIALIZED (
      SELECT table_id, position, sum(edits)::int AS edits FROM written GROUP BY table_id, position),
    judged AS MATERIALIZED (${judgedAt(scope)}),
    verified AS (
      SELECT table_id, min(position) FILTER (WHERE after = 'verified') AS first,
        CASE WHEN (array_agg(after ORDER BY created_at DESC, id))[1] = 'verified'
          THEN max(position) FILTER (WHERE after = 'verified') END AS last
      FROM judged WHERE position <= ${scope.position} GROUP BY table_id),
    begun AS (
      SELECT table_id, min(position) AS position FROM (
        SELECT table_id, position FROM edited WHERE position <= ${scope.position}
        UNION ALL SELECT table_id, first FROM verified) s
      GROUP BY table_id),
    asked AS MATERIALIZED (
      SELECT c.* FROM changes c JOIN begun ON begun.table_id = c.table_id AND c.position > begun.position
      WHERE c.project_id = ${scope.projectId}::uuid AND c.position <= ${scope.position} AND c.shown AND NOT c.consequence
        ${ofTable("c.table_id", scope)}),
    answered AS MATERIALIZED (
      SELECT object_id, max(position) AS last, max(position) FILTER (WHERE is_confirmed) AS whole
      FROM written
      WHERE position <= ${scope.position} AND object_id IN (SELECT object_id FROM asked UNION ALL SELECT table_id FROM asked)
      GROUP BY object_id),
    causes AS (
      SELECT c.*, m.version, m.path
      FROM asked c
      JOIN migrations m ON m.id = c.migration_id
      LEFT JOIN answered own ON own.object_id = c.object_id
      LEFT JOIN answered whole ON whole.object_id = c.table_id
      LEFT JOIN verified ON verified.table_id = c.table_id
      WHERE greatest(own.last, whole.whole, verified.last, CASE WHEN c.kind = 'dropped' THEN whole.last END, -1) < c.position
        AND NOT EXISTS (
          SELECT 1 FROM asked a WHERE a.object_id = c.table_id AND a.position = c.position AND a.kind IN ('added', 'dropped'))),
    marks AS (
      SELECT table_id, position, edits, NULL::text AS by FROM edited
      UNION ALL
      SELECT table_id, position, NULL, string_agg(DISTINCT by, ', ')
      FROM judged WHERE after = 'verified' GROUP BY table_id, position)
    SELECT (
      SELECT json_object_agg(table_id, of_one) FROM (
        SELECT table_id, json_agg(json_build_array(summary, object_id, version, path, position, line, end_line)
          ORDER BY position DESC, ordinal DESC) AS of_one
        FROM causes GROUP BY table_id) c) AS causes, (
      SELECT json_object_agg(table_id, of_one) FROM (
        SELECT table_id, json_agg(json_build_array(position, edits, by) ORDER BY position, edits IS NULL) AS of_one
        FROM marks GROUP BY table_id) m) AS marks`);
  return { causes: byTable(row?.causes, toCause), marks: byTable(row?.marks, toMark) };
}

function writtenAt(scope: TableScope): Prisma.Sql {
  return Prisma.sql`
    SELECT e.table_id, e.object_id, m.position, e.edits, e.is_confirmed
    FROM doc_edits e JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${scope.projectId}::uuid AND e.table_id IS NOT NULL${ofTable("e.table_id", scope)}`;
}

function judgedAt(scope: TableScope): Prisma.Sql {
  return Prisma.sql`
    SELECT e.id, e.object_id AS table_id, coalesce(m.position, 0) AS position, e.after, e.created_at, u.name AS by
    FROM review_events e JOIN users u ON u.id = e.actor_id LEFT JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status'${ofTable("e.object_id", scope)}`;
}

function toCause([summary, objectId, version, path, position, line, endLine]: CauseRow): StaleCause {
  return { summary, objectId, version, path, position, line, endLine };
}

function toMark([position, edits, by]: MarkRow): Mark {
  if (edits === null) return { position, kind: "verification", label: `Verified by ${by ?? "nobody"}` };
  return { position, kind: "revision", label: edits === 1 ? "1 edit" : `${edits} edits` };
}
