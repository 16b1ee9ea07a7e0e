import "server-only";
import type { PossibleRenameView } from "@/lib/domain/migration-view";
import type { PossibleRename } from "@/migrations-import/index";
import type { Db, Transaction } from "../db";

/** Possible renames as people are told of them, with how much was written about what was dropped. */
export async function toRenameViews(
  db: Db | Transaction,
  projectId: string,
  renames: readonly PossibleRename[],
): Promise<readonly PossibleRenameView[]> {
  if (renames.length === 0) return [];
  const ids = renames.map(({ dropped }) => dropped);
  const rows = await db.$queryRaw<{ readonly engineId: string; readonly docs: number }[]>`
    SELECT v.engine_id AS "engineId", count(DISTINCT d.id)::integer AS docs
    FROM object_versions v
    JOIN catalog_objects o ON o.id = v.object_id OR (v.kind = 'table' AND o.table_id = v.object_id)
    JOIN docs d ON d.object_id = o.id AND d.text <> ''
    WHERE v.project_id = ${projectId}::uuid AND v.engine_id = ANY (${ids}::text[])
    GROUP BY v.engine_id`;
  const docs = new Map(rows.map((row) => [row.engineId, row.docs]));
  return renames.map(({ dropped, added: _, provenance, ...told }) => ({
    ...told,
    source: provenance,
    docs: docs.get(dropped) ?? 0,
  }));
}
