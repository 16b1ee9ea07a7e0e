import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { ofTable, type TableScope } from "./table-scope";

/** The docs of objects as they stood in a state: `doc_id`, `object_id`, `field`, `number` of the newest revision, `has_text`. */
export function docsAt(scope: TableScope): Prisma.Sql {
  const ofOne =
    scope.tableId === undefined
      ? Prisma.sql`d.object_id IS NOT NULL`
      : Prisma.sql`d.object_id IN (SELECT o.id FROM catalog_objects o WHERE o.table_id = ${scope.tableId}::uuid)`;
  return scope.isHead
    ? Prisma.sql`SELECT d.id AS doc_id, d.object_id, d.field, d.number, d.text <> '' AS has_text
        FROM docs d WHERE d.project_id = ${scope.projectId}::uuid AND ${ofOne} AND d.number > 0`
    : Prisma.sql`SELECT e.doc_id, d.object_id, d.field, e.number, e.has_text
        FROM (
          SELECT DISTINCT ON (e.doc_id) e.doc_id, e.number, e.has_text
          FROM doc_edits e JOIN migrations m ON m.id = e.migration_id
          WHERE e.project_id = ${scope.projectId}::uuid${ofTable("e.table_id", scope)} AND m.position <= ${scope.position}
          ORDER BY e.doc_id, e.number DESC) e
        JOIN docs d ON d.id = e.doc_id`;
}
