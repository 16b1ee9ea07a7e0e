import "server-only";
import { cache } from "react";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { authorizeProject } from "../projects/authorize-project";
import { getReader } from "../reader";

/**
 * How many reviews of a project are asked of the viewer, by name or as an owner, themselves or as one of a team. `not_found` for a
 * project the viewer may not see.
 */
export const countAsked = cache(async (viewer: Viewer, slug: string): Promise<number> => {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  // From the requests, of which few name somebody, to what is in review: the other way round all that is would be gone through.
  const [row] = await getReader().$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count
    FROM review_events e
    JOIN reviews r ON r.object_id = e.object_id AND r.status = 'in_review'
    JOIN object_versions t ON t.object_id = e.object_id AND t.to_position IS NULL
    LEFT JOIN ownerships w ON w.object_id = e.object_id
    WHERE e.project_id = ${id}::uuid AND e.subject = 'status' AND e.asked IN ('owner', ${`member:${viewer.userId}`})
      AND (e.asked <> 'owner' OR w.user_id = ${viewer.userId}::uuid OR EXISTS (
        SELECT FROM team_members m WHERE m.team_id = w.team_id AND m.user_id = ${viewer.userId}::uuid))
      AND NOT EXISTS (
        SELECT FROM review_events n WHERE n.object_id = e.object_id AND n.subject = 'status'
          AND (n.created_at > e.created_at OR n.created_at = e.created_at AND n.id < e.id))`);
  return row?.count ?? 0;
});
