import "server-only";
import type { Transaction } from "../db";
import type { NamedVersion } from "./stored-object";

/**
 * After a replay from the start: forgets identities that no longer occur in it and about which nobody wrote anything, and
 * gives the last names of those about which somebody did, to be kept with the import.
 */
export async function clearOrphans(
  tx: Transaction,
  projectId: string,
  former: readonly NamedVersion[],
): Promise<readonly NamedVersion[]> {
  await tx.$executeRaw`
    DELETE FROM catalog_objects o WHERE o.project_id = ${projectId}::uuid
      AND NOT EXISTS (SELECT 1 FROM object_versions v WHERE v.object_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM catalog_objects k JOIN docs d ON d.object_id = k.id WHERE k.id = o.id OR k.table_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM object_versions v WHERE v.table_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.object_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM review_events e WHERE e.object_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM ownerships w WHERE w.object_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM checklist_events e WHERE e.object_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM waivers w WHERE w.object_id = o.id)
      AND NOT EXISTS (
        SELECT 1 FROM catalog_objects k JOIN assumption_reasons r ON r.object_id = k.id WHERE k.id = o.id OR k.table_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM stated_relationships s WHERE s.to_table_id = o.id OR s.where_column_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM stated_relationship_columns c WHERE c.from_column_id = o.id OR c.to_column_id = o.id)`;
  const left = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM catalog_objects o WHERE o.project_id = ${projectId}::uuid
      AND NOT EXISTS (SELECT 1 FROM object_versions v WHERE v.object_id = o.id)`;
  const orphaned = new Set(left.map((row) => row.id));
  const byId = new Map(former.filter((each) => orphaned.has(each.objectId)).map((each) => [each.objectId, each]));
  return [...byId.values()];
}
