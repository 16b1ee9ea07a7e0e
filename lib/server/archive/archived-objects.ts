import "server-only";
import { Prisma } from "@/prisma/generated/client";

/**
 * The objects `o` of a project that were dropped and have docs with text, with the change `c` that dropped them and their last
 * versions: `v`, and `t` of their table. To be followed by further conditions.
 */
export function archivedObjects(projectId: string): Prisma.Sql {
  return Prisma.sql`
    FROM catalog_objects o
    LEFT JOIN LATERAL (SELECT n.schema, n.name FROM object_versions n
      WHERE n.object_id = o.id ORDER BY n.from_position DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (SELECT n.schema, n.name, n.to_position FROM object_versions n
      WHERE n.object_id = o.table_id ORDER BY n.from_position DESC LIMIT 1) t ON true
    LEFT JOIN LATERAL (SELECT n.* FROM changes n WHERE n.project_id = o.project_id AND n.object_id = o.id AND n.kind = 'dropped'
      ORDER BY n.position DESC, n.ordinal DESC LIMIT 1) c ON true
    WHERE o.project_id = ${projectId}::uuid AND o.kind <> 'relationship'
      AND EXISTS (SELECT 1 FROM docs d WHERE d.project_id = o.project_id AND d.object_id = o.id AND d.text <> '')
      AND NOT EXISTS (SELECT 1 FROM object_versions s WHERE s.object_id = o.id AND s.to_position IS NULL)`;
}

/** Their order: what was dropped last first, a table before what it had. */
export const archivedOrder = Prisma.sql`c.position DESC NULLS LAST, t.name, o.kind <> 'table', v.name, o.id`;
