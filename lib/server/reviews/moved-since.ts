import "server-only";
import { Prisma } from "@/prisma/generated/client";

/**
 * What was written of tables since a point: rows of `docs` (`d`) with their `table_id`. `since` is a relation of `table_id` and
 * `written_sequence`.
 */
export function writtenSince(projectId: string, since: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT d.id, d.object_id, d.field, d.number, d.written_sequence, o.table_id, s.written_sequence AS since
    FROM docs d JOIN catalog_objects o ON o.id = d.object_id JOIN (${since}) s ON s.table_id = o.table_id
    WHERE d.project_id = ${projectId}::uuid AND d.written_sequence > s.written_sequence`;
}

/**
 * What migrations changed of tables and their parts since a point: rows of `changes`; of a table that came or went, only that. `since`
 * is a relation of `table_id` and `position`.
 */
export function changedSince(projectId: string, since: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT c.table_id, c.object_id, c.migration_id, c.position, c.ordinal, c.summary, c.line, c.end_line
    FROM changes c JOIN (${since}) s ON s.table_id = c.table_id
    WHERE c.project_id = ${projectId}::uuid AND c.position > s.position AND c.shown AND NOT c.consequence
      AND (c.object_id = c.table_id OR NOT EXISTS (
        SELECT 1 FROM changes a WHERE a.object_id = c.table_id AND a.position = c.position AND a.kind IN ('added', 'dropped')))`;
}
