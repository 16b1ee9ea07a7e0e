import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { describeRevision } from "../docs/describe-revision";
import { planOnce } from "../plan-once";
import { type Counted, type HistoryPart, toPart } from "./history-part";
import type { OneTable } from "./table-scope";
import { type DoingRow, toDoing } from "./to-doing";

type Row = DoingRow & {
  docId: string;
  number: number;
  kind: "edit" | "confirm" | "restore";
  objectKind: string;
  field: string;
  name: string;
  reason: string | null;
};

/** The revisions of a table's docs and its children's, newest first. */
export async function readHistoryRevisions(db: Reader, scope: OneTable, limit: number): Promise<HistoryPart> {
  const rows = await db.$queryRaw<Counted<Row>[]>(Prisma.sql`${planOnce}
    SELECT (count(*) OVER ())::int AS count, r.created_at AS at, u.name AS by, coalesce(m.position, 0) AS position, m.version, m.path, r.doc_id AS "docId",
      r.number, r.kind::text AS kind, o.kind AS "objectKind", d.field, r.reason,
      (SELECT v.name FROM object_versions v WHERE v.object_id = o.id ORDER BY v.from_position DESC LIMIT 1) AS name
    FROM catalog_objects o
    JOIN docs d ON d.object_id = o.id
    JOIN revisions r ON r.doc_id = d.id
    JOIN users u ON u.id = r.author_id
    LEFT JOIN migrations m ON m.id = r.migration_id
    WHERE o.project_id = ${scope.projectId}::uuid AND o.table_id = ${scope.tableId}::uuid
      AND coalesce(m.position, 0) <= ${scope.position}
    ORDER BY r.sequence DESC LIMIT ${limit}`);
  return toPart(rows, (row) => toDoing(row, { kind: "revision", summary: describeRevision(row) }, row));
}
