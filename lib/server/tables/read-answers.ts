import "server-only";
import type { Mark } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { groupBy, ofTable, type TableScope } from "./table-scope";

/** By table: the marks beside its core sample, oldest first, and the changes its docs do not answer, newest first. */
export type Answers = {
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly causes: ReadonlyMap<string, readonly StaleCause[]>;
};

type CauseRow = StaleCause & { tableId: string; ordinal: number };
type MarkRow = { tableId: string; position: number; edits: number | null; by: string | null };

/**
 * What people wrote and verified, held against what migrations changed. Marks reach to head; causes are those of the state.
 *
 * A change after the first doc or verification of a table is answered by a later (or simultaneous) revision of a doc of the
 * changed object, by a confirmation of the table's own docs, or by the table standing verified since; what was dropped also by
 * an edit of the table's own docs, for it has none of its own any more. What only follows from another change asks for no
 * answer, nor does the table's own coming and going with all that came with it. Both are read at once because what they
 * cost is the same: going through all revisions.
 */
export async function readAnswers(db: Transaction, scope: TableScope): Promise<Answers> {
  const [row] = await db.$queryRaw<{ causes: CauseRow[] | null; marks: MarkRow[] | null }[]>(Prisma.sql`
    WITH written AS MATERIALIZED (${writtenAt(scope)}), judged AS MATERIALIZED (${judgedAt(scope)}),
    answers AS MATERIALIZED (
      SELECT table_id, object_id, min(first) AS first, max(last) AS last, max(whole) AS whole FROM (
        SELECT table_id, object_id, min(position) AS first, max(position) AS last,
          max(position) FILTER (WHERE is_confirmed) AS whole
        FROM written WHERE position <= ${scope.position} GROUP BY table_id, object_id
        UNION ALL
        SELECT table_id, table_id, first, verified, verified FROM (
          SELECT table_id, min(position) FILTER (WHERE after = 'verified') AS first,
            CASE WHEN (array_agg(after ORDER BY created_at DESC, id))[1] = 'verified'
              THEN max(position) FILTER (WHERE after = 'verified') END AS verified
          FROM judged WHERE position <= ${scope.position} GROUP BY table_id) j) s
      GROUP BY table_id, object_id),
    asked AS MATERIALIZED (
      SELECT c.* FROM changes c
      JOIN (SELECT table_id, min(first) AS position FROM answers GROUP BY table_id) begun
        ON begun.table_id = c.table_id AND c.position > begun.position
      WHERE c.project_id = ${scope.projectId}::uuid AND c.position <= ${scope.position} AND NOT c.consequence${ofTable("c.table_id", scope)}),
    causes AS (
      SELECT c.table_id AS "tableId", c.summary, c.object_id AS "objectId", m.version, m.path, c.position, c.ordinal, c.line,
        c.end_line AS "endLine"
      FROM asked c
      JOIN migrations m ON m.id = c.migration_id
      LEFT JOIN answers own ON own.object_id = c.object_id
      LEFT JOIN answers whole ON whole.object_id = c.table_id
      WHERE greatest(own.last, whole.whole, CASE WHEN c.kind = 'dropped' THEN whole.last END, -1) < c.position AND NOT EXISTS (
        SELECT 1 FROM asked a WHERE a.object_id = c.table_id AND a.position = c.position AND a.kind IN ('added', 'dropped'))),
    marks AS (
      SELECT table_id AS "tableId", position, sum(count)::int AS edits, NULL::text AS by
      FROM written GROUP BY table_id, position
      UNION ALL
      SELECT table_id, position, NULL, string_agg(DISTINCT by, ', ')
      FROM judged WHERE after = 'verified' GROUP BY table_id, position)
    SELECT (SELECT json_agg(c ORDER BY c.position DESC, c.ordinal DESC) FROM causes c) AS causes,
      (SELECT json_agg(k ORDER BY k.position, k.edits IS NULL) FROM marks k) AS marks`);
  return { causes: byTable(row?.causes, toCause), marks: byTable(row?.marks, toMark) };
}

// Per documented object and position: how many revisions of its docs. Gathered by doc and migration before anything is
// joined, so that the joins grow with docs and not with revisions.
function writtenAt(scope: TableScope): Prisma.Sql {
  const ofScope =
    scope.tableId === undefined
      ? Prisma.sql`r.project_id = ${scope.projectId}::uuid`
      : Prisma.sql`r.doc_id = ANY (ARRAY(SELECT d.id FROM docs d JOIN catalog_objects o ON o.id = d.object_id
          WHERE o.table_id = ${scope.tableId}::uuid AND d.project_id = ${scope.projectId}::uuid))`;
  return Prisma.sql`
    SELECT o.table_id, o.id AS object_id, coalesce(m.position, 0) AS position, r.count, r.is_confirmed
    FROM (SELECT r.doc_id, r.migration_id, count(*) AS count, bool_or(r.kind = 'confirm') AS is_confirmed FROM revisions r WHERE ${ofScope} GROUP BY 1, 2) r
    JOIN docs d ON d.id = r.doc_id
    JOIN catalog_objects o ON o.id = d.object_id AND o.table_id IS NOT NULL
    LEFT JOIN migrations m ON m.id = r.migration_id`;
}

function judgedAt(scope: TableScope): Prisma.Sql {
  return Prisma.sql`
    SELECT e.id, e.object_id AS table_id, coalesce(m.position, 0) AS position, e.after, e.created_at, u.name AS by
    FROM review_events e JOIN users u ON u.id = e.actor_id LEFT JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status'${ofTable("e.object_id", scope)}`;
}

function byTable<Row extends { tableId: string }, View>(
  rows: readonly Row[] | null | undefined,
  view: (row: Row) => View,
): ReadonlyMap<string, readonly View[]> {
  const groups = groupBy(rows ?? [], (row) => row.tableId);
  return new Map([...groups].map(([tableId, ofOne]) => [tableId, ofOne.map(view)]));
}

function toCause({ tableId: _, ordinal: _ordinal, ...cause }: CauseRow): StaleCause {
  return cause;
}

function toMark({ position, edits, by }: MarkRow): Mark {
  if (edits === null) return { position, kind: "verification", label: `Verified by ${by ?? "nobody"}` };
  return { position, kind: "revision", label: edits === 1 ? "1 edit" : `${edits} edits` };
}
