import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { TableScope } from "./table-scope";

/**
 * Where docs were written: `doc_id`, `position` (0: before the first migration), `count` of revisions made there, over all
 * of history. Gathered by migration first, so that what is joined later grows with docs and not with revisions.
 */
export function revisionPositions(scope: TableScope): Prisma.Sql {
  const ofOne =
    scope.tableId === undefined
      ? Prisma.sql`r.project_id = ${scope.projectId}::uuid`
      : Prisma.sql`r.doc_id = ANY (ARRAY(SELECT d.id FROM docs d JOIN catalog_objects o ON o.id = d.object_id
          WHERE o.table_id = ${scope.tableId}::uuid AND d.project_id = ${scope.projectId}::uuid))`;
  return Prisma.sql`
    SELECT r.doc_id, coalesce(m.position, 0) AS position, r.count
    FROM (SELECT r.doc_id, r.migration_id, count(*) AS count FROM revisions r WHERE ${ofOne} GROUP BY 1, 2) r
    LEFT JOIN migrations m ON m.id = r.migration_id`;
}
