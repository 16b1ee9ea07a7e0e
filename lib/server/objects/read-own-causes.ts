import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";

/**
 * The changes of objects that no table has which came after what was last written or confirmed about each, newest first. As
 * with tables (decision 005), what only follows from another change asks for no answer, nor does anything nobody wrote about.
 */
export async function readOwnCauses(
  db: Transaction,
  scope: Scope,
  objects: readonly { readonly objectId: string }[],
): Promise<readonly StaleCause[]> {
  if (objects.length === 0) return [];
  const ids = objects.map(({ objectId }) => objectId);
  return db.$queryRaw<StaleCause[]>(Prisma.sql`
    WITH written AS (
      SELECT e.object_id, max(m.position) AS last FROM doc_edits e JOIN migrations m ON m.id = e.migration_id
      WHERE e.object_id = ANY (${ids}::uuid[]) AND m.position <= ${scope.position} GROUP BY e.object_id)
    SELECT c.summary, c.object_id AS "objectId", m.version, m.path, c.position, c.line, c.end_line AS "endLine"
    FROM written w
    JOIN changes c ON c.object_id = w.object_id AND c.position > w.last AND c.position <= ${scope.position} AND NOT c.consequence
    JOIN migrations m ON m.id = c.migration_id
    ORDER BY c.position DESC, c.ordinal DESC`);
}
