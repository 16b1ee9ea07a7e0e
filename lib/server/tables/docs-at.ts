import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { ofTable, type TableScope } from "./table-scope";

/** Which docs of a state: all, those of one table, or (whatever the table) those of some objects; every field or one. */
export type DocScope = TableScope & { readonly objectIds?: readonly string[]; readonly field?: string };

/** Docs of objects as they stood in a state: `doc_id`, `object_id`, `field`, `number` of the newest revision, `has_text`. */
export function docsAt(scope: DocScope): Prisma.Sql {
  return scope.isHead
    ? Prisma.sql`SELECT d.id AS doc_id, d.object_id, d.field, d.number, d.text <> '' AS has_text
        FROM docs d WHERE d.project_id = ${scope.projectId}::uuid AND ${ofScope(scope)} AND d.number > 0${ofField(scope)}`
    : Prisma.sql`SELECT e.doc_id, d.object_id, d.field, e.number, e.has_text
        FROM (
          SELECT DISTINCT ON (e.doc_id) e.doc_id, e.number, e.has_text
          FROM doc_edits e JOIN migrations m ON m.id = e.migration_id
          WHERE e.project_id = ${scope.projectId}::uuid${ofTable("e.table_id", scope)}${ofObjects(scope)}${editsOfField(scope)}
            AND m.position <= ${scope.position}
          ORDER BY e.doc_id, e.number DESC) e
        JOIN docs d ON d.id = e.doc_id`;
}

function ofField({ field }: DocScope): Prisma.Sql {
  return field === undefined ? Prisma.empty : Prisma.sql` AND d.field = ${field}`;
}

function editsOfField({ projectId, field }: DocScope): Prisma.Sql {
  if (field === undefined) return Prisma.empty;
  return Prisma.sql` AND e.doc_id IN (SELECT f.id FROM docs f WHERE f.project_id = ${projectId}::uuid AND f.field = ${field})`;
}

function ofScope(scope: DocScope): Prisma.Sql {
  const { tableId, objectIds } = scope;
  if (objectIds) return Prisma.sql`d.object_id = ANY (${[...objectIds]}::uuid[])`;
  return tableId === undefined
    ? Prisma.sql`d.object_id IS NOT NULL`
    : Prisma.sql`d.object_id IN (
        SELECT o.id FROM catalog_objects o WHERE o.project_id = ${scope.projectId}::uuid${ofTable("o.table_id", scope)})`;
}

function ofObjects({ objectIds }: DocScope): Prisma.Sql {
  return objectIds ? Prisma.sql` AND e.object_id = ANY (${[...objectIds]}::uuid[])` : Prisma.empty;
}

/** The same docs with their texts then: `object_id`, `field`, `text`. */
export function docTextsAt(scope: DocScope): Prisma.Sql {
  return scope.isHead
    ? Prisma.sql`SELECT d.object_id, d.field, d.text FROM docs d
        WHERE d.project_id = ${scope.projectId}::uuid AND ${ofScope(scope)}${ofField(scope)}`
    : Prisma.sql`SELECT e.object_id, e.field, r.text
        FROM (${docsAt(scope)}) e JOIN revisions r ON r.doc_id = e.doc_id AND r.number = e.number`;
}
