import "server-only";
import { cache } from "react";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { ownersOf } from "../owners/owners-of";
import { authorizeProject } from "../projects/authorize-project";

/**
 * How many reviews of a project are asked of the viewer, by name or as an owner, themselves or as one of a team. `not_found` for a
 * project the viewer may not see.
 */
export const countAsked = cache(async (viewer: Viewer, slug: string): Promise<number> => {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  const [, ...teamIds] = await ownersOf(getDb(), id, viewer);
  const [row] = await getDb().$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count
    FROM reviews r
    JOIN object_versions t ON t.object_id = r.object_id AND t.to_position IS NULL
    CROSS JOIN LATERAL (
      SELECT e.asked FROM review_events e WHERE e.object_id = r.object_id AND e.subject = 'status'
      ORDER BY e.created_at DESC, e.id LIMIT 1) e
    LEFT JOIN ownerships w ON w.object_id = r.object_id
    WHERE r.project_id = ${id}::uuid AND r.status = 'in_review' AND (e.asked = ${`member:${viewer.userId}`}
      OR e.asked = 'owner' AND (w.user_id = ${viewer.userId}::uuid OR w.team_id = ANY (${[...teamIds]}::uuid[])))`);
  return row?.count ?? 0;
});
