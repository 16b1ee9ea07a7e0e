import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { TableScope } from "./table-scope";

/** The docs of objects as they stood in a state: `doc_id`, `object_id`, `field`, `text`, `number` of the newest revision. */
export function docTexts(scope: TableScope): Prisma.Sql {
  const ofOne =
    scope.tableId === undefined
      ? Prisma.sql`d.object_id IS NOT NULL`
      : Prisma.sql`d.object_id IN (SELECT o.id FROM catalog_objects o WHERE o.table_id = ${scope.tableId}::uuid)`;
  return scope.isHead
    ? Prisma.sql`SELECT d.id AS doc_id, d.object_id, d.field, d.text, d.number
        FROM docs d WHERE d.project_id = ${scope.projectId}::uuid AND ${ofOne} AND d.number > 0`
    : Prisma.sql`SELECT DISTINCT ON (r.doc_id) r.doc_id, d.object_id, d.field, r.text, r.number
        FROM docs d JOIN revisions r ON r.doc_id = d.id LEFT JOIN migrations m ON m.id = r.migration_id
        WHERE d.project_id = ${scope.projectId}::uuid AND ${ofOne} AND coalesce(m.position, 0) <= ${scope.position}
        ORDER BY r.doc_id, r.number DESC`;
}
