import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { getReader } from "../reader";
import { authorizeProject } from "./authorize-project";

/**
 * Whether the schema relies on row level security anywhere, at head: a table that has it on, or a policy. Where it does
 * not, a table without it is nothing to worry about. `not_found` for a project the viewer may not read.
 */
export async function usesRowLevelSecurity(viewer: Viewer, slug: string): Promise<boolean> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  const rows = await getReader().$queryRaw<{ isUsed: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM object_versions v WHERE v.project_id = ${id}::uuid AND v.to_position IS NULL
        AND (v.kind = 'policy' OR (v.kind = 'table' AND (v.definition ->> 'rlsEnabled')::boolean))
    ) AS "isUsed"`;
  return rows[0]?.isUsed ?? false;
}
