import "server-only";
import type { Mark } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { revisionPositions } from "./revision-positions";
import { groupBy, ofTable, type TableScope } from "./table-scope";

type Row = { tableId: string; position: number; kind: "revision" | "verification"; count: number; by: string | null };

/** The marks beside core samples by table, oldest first: where docs were written and tables verified, up to head. */
export async function readMarks(db: Transaction, scope: TableScope): Promise<ReadonlyMap<string, readonly Mark[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT o.table_id AS "tableId", r.position, 'revision' AS kind, sum(r.count)::int AS count, NULL::text AS by
    FROM (${revisionPositions(scope)}) r
    JOIN docs d ON d.id = r.doc_id
    JOIN catalog_objects o ON o.id = d.object_id
    WHERE o.table_id IS NOT NULL
    GROUP BY 1, 2
    UNION ALL
    SELECT e.object_id, coalesce(m.position, 0), 'verification', count(*)::int, string_agg(DISTINCT u.name, ', ')
    FROM review_events e
    JOIN users u ON u.id = e.actor_id
    LEFT JOIN migrations m ON m.id = e.migration_id
    WHERE e.project_id = ${scope.projectId}::uuid AND e.subject = 'status' AND e.after = 'verified'${ofTable("e.object_id", scope)}
    GROUP BY 1, 2
    ORDER BY 2, 3`);
  const marks = groupBy(rows, (row) => row.tableId);
  return new Map([...marks].map(([tableId, ofOne]) => [tableId, ofOne.map(toMark)]));
}

function toMark({ position, kind, count, by }: Row): Mark {
  if (kind === "verification") return { position, kind, label: `Verified by ${by ?? "nobody"}` };
  return { position, kind, label: count === 1 ? "1 edit" : `${count} edits` };
}
