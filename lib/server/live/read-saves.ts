import "server-only";
import type { LiveSave } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/** How many saves are told at once. */
export const MOST_SAVES = 200;

/** The saves of a project's place (the docs of a table and what belongs to it, or of a page) after a cursor, oldest first. */
export function readSaves(projectId: string, placeId: string, since: number): Promise<LiveSave[]> {
  return getDb().$queryRaw<LiveSave[]>(Prisma.sql`
    SELECT e.id::float8 AS cursor, coalesce(d.object_id, d.page_id) || '/' || d.field AS place, r.number, u.name AS by,
      r.author_id::text AS "authorId"
    FROM outbox e
    JOIN revisions r ON r.id = e.revision_id
    JOIN docs d ON d.id = r.doc_id
    JOIN users u ON u.id = r.author_id
    LEFT JOIN catalog_objects o ON o.id = d.object_id
    WHERE e.project_id = ${projectId}::uuid AND e.id > ${since}
      AND ${placeId}::uuid IN (d.page_id, d.object_id, o.table_id)
    ORDER BY e.id LIMIT ${MOST_SAVES}`);
}

/**
 * Where somebody who opens a page now begins to follow it. What was saved in the last seconds is told again, so that nothing falls
 * between the reading of a page and the opening of its stream.
 */
export async function getLiveCursor(viewer: Viewer, slug: string): Promise<number> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  const [row] = await getDb().$queryRaw<{ cursor: number }[]>(Prisma.sql`
    SELECT coalesce(max(id), 0)::float8 AS cursor FROM outbox
    WHERE project_id = ${id}::uuid AND created_at < now() - interval '10 seconds'`);
  return row?.cursor ?? 0;
}
