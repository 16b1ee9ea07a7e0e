import "server-only";
import { statementField } from "@/lib/domain/doc-fields";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";

/**
 * The changes that stated relationships do not answer: each row of `moves` (changes that went or altered what an object is) with
 * `about_id`, the relationship, `place_id`, the table that points, and `doc_id`, what states it. Any revision of the
 * relationship answers; verifying a table does not, for it lies between two. Reads the expression `positions`, and of the relationships `s`
 * (with their object `o`) those of the condition.
 */
export function statedCauses({ projectId, position }: Scope, moves: Prisma.Sql, only: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT c.*, s.object_id AS about_id, o.table_id AS place_id, w.doc_id
    FROM stated_relationships s
    JOIN catalog_objects o ON o.id = s.object_id
    JOIN LATERAL (
      SELECT d.id AS doc_id, max(p.position) AS since,
        max(e.number * 2::bigint + e.has_text::int) FILTER (WHERE e.doc_id = d.id) % 2 = 1 AS has_text
      FROM docs d JOIN doc_edits e ON e.object_id = d.object_id JOIN positions p ON p.id = e.migration_id
      WHERE d.object_id = s.object_id AND d.field = ${statementField} AND p.position <= ${position}
      GROUP BY d.id) w ON w.has_text
    JOIN LATERAL (
      SELECT l.from_column_id AS id FROM stated_relationship_columns l WHERE l.object_id = s.object_id
      UNION SELECT l.to_column_id FROM stated_relationship_columns l WHERE l.object_id = s.object_id
      UNION SELECT s.where_column_id) part ON true
    JOIN (${moves}) c ON c.object_id = part.id AND c.position > w.since AND c.position <= ${position}
    WHERE s.project_id = ${projectId}::uuid ${only}`;
}
