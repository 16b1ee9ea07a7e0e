import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";

/**
 * What made stated relationships stale, by identity: the newest change of one of their columns or tables after they were last
 * written or confirmed. A column or table that went counts, and a change of what a column is; what it is called does not.
 */
export async function readStatedCauses(
  db: Transaction,
  scope: Scope,
  relationships: readonly { readonly objectId: string }[],
): Promise<ReadonlyMap<string, StaleCause>> {
  const ids = relationships.map(({ objectId }) => objectId);
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(StaleCause & { statedId: string })[]>(Prisma.sql`
    WITH written AS (
      SELECT e.object_id, max(m.position) AS last FROM doc_edits e JOIN migrations m ON m.id = e.migration_id
      WHERE e.object_id = ANY (${ids}::uuid[]) AND m.position <= ${scope.position} GROUP BY e.object_id),
    concerned AS (
      SELECT c.object_id AS stated_id, c.from_column_id AS id FROM stated_relationship_columns c WHERE c.object_id = ANY (${ids}::uuid[])
      UNION SELECT c.object_id, c.to_column_id FROM stated_relationship_columns c WHERE c.object_id = ANY (${ids}::uuid[])
      UNION SELECT s.object_id, s.where_column_id FROM stated_relationships s WHERE s.object_id = ANY (${ids}::uuid[]))
    SELECT DISTINCT ON (w.object_id) w.object_id AS "statedId", c.summary, c.object_id AS "objectId", m.version, m.path,
      c.position, c.line, c.end_line AS "endLine"
    FROM written w
    JOIN concerned n ON n.stated_id = w.object_id
    JOIN changes c ON c.object_id = n.id AND c.position > w.last AND c.position <= ${scope.position}
    JOIN migrations m ON m.id = c.migration_id
    WHERE c.kind = 'dropped' OR NOT c.consequence AND EXISTS (
      SELECT 1 FROM jsonb_array_elements(c.facts) f WHERE f ->> 'fact' NOT IN ('name', 'schema', 'comment', 'remark'))
    ORDER BY w.object_id, c.position DESC, c.ordinal DESC`);
  return new Map(rows.map(({ statedId, ...cause }) => [statedId, cause]));
}
