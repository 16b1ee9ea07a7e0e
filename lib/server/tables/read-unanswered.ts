import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { revisionPositions } from "./revision-positions";
import { groupBy, ofTable, type TableScope } from "./table-scope";

type Row = StaleCause & { tableId: string };

/**
 * The changes that the docs of each table do not answer in a state, newest first, by table. A change after the first doc
 * or verification of a table is answered by a later (or simultaneous) revision of a doc of the changed object or of the
 * table itself, or by the table being verified since. What only follows from another change asks for no answer, nor does
 * the table's own coming and going with all that came with it.
 */
export async function readUnanswered(
  db: Transaction,
  scope: TableScope,
): Promise<ReadonlyMap<string, readonly StaleCause[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    WITH answers AS MATERIALIZED (
      SELECT table_id, object_id, min(first) AS first, max(last) AS last
      FROM (${revisionSpans(scope)} UNION ALL ${verifications(scope)}) s
      GROUP BY table_id, object_id),
    begun AS (SELECT table_id, min(first) AS position FROM answers GROUP BY table_id),
    asked AS MATERIALIZED (
      SELECT c.*, b.position AS begun FROM changes c JOIN begun b ON b.table_id = c.table_id
      WHERE c.project_id = ${scope.projectId}::uuid AND c.position <= ${scope.position} AND NOT c.consequence${ofTable("c.table_id", scope)})
    SELECT c.table_id AS "tableId", c.summary, c.object_id AS "objectId", m.version, m.path, c.position, c.line,
      c.end_line AS "endLine"
    FROM asked c
    JOIN migrations m ON m.id = c.migration_id
    LEFT JOIN answers own ON own.object_id = c.object_id
    LEFT JOIN answers whole ON whole.object_id = c.table_id
    WHERE c.position > c.begun AND greatest(own.last, whole.last, -1) < c.position
      AND NOT EXISTS (SELECT 1 FROM asked a WHERE a.object_id = c.table_id AND a.position = c.position
        AND a.kind IN ('added', 'dropped'))
    ORDER BY c.position DESC, c.ordinal DESC`);
  const byTable = groupBy(rows, (row) => row.tableId);
  return new Map([...byTable].map(([tableId, causes]) => [tableId, causes.map(({ tableId: _, ...cause }) => cause)]));
}

// Per documented object: the positions of the first and the newest revision of any of its docs.
function revisionSpans(scope: TableScope): Prisma.Sql {
  return Prisma.sql`
    SELECT o.table_id, o.id AS object_id, min(r.position) AS first, max(r.position) AS last
    FROM (${revisionPositions(scope)}) r
    JOIN docs d ON d.id = r.doc_id
    JOIN catalog_objects o ON o.id = d.object_id
    WHERE o.table_id IS NOT NULL AND r.position <= ${scope.position}
    GROUP BY o.table_id, o.id`;
}

// Per table: the position of its first verification, and of the newest one while no later event took it back.
function verifications(scope: TableScope): Prisma.Sql {
  return Prisma.sql`
    SELECT e.object_id, e.object_id, min(coalesce(m.position, 0)) FILTER (WHERE e.after = 'verified'),
      CASE WHEN (array_agg(e.after ORDER BY e.created_at DESC, e.id))[1] = 'verified'
        THEN max(coalesce(m.position, 0)) FILTER (WHERE e.after = 'verified') END
    FROM review_events e LEFT JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status'${ofTable("e.object_id", scope)}
      AND coalesce(m.position, 0) <= ${scope.position}
    GROUP BY e.object_id`;
}
