import "server-only";
import type { LiveSave } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/** How many of a project's saves are looked at in one go. */
const MOST_SAVES = 500;

/** Saves at a place, oldest first; `cursor` is where to go on from, `isAll` whether nothing came after it yet. */
export type SavesSince = { readonly saves: readonly LiveSave[]; readonly cursor: number; readonly isAll: boolean };

/**
 * The saves of a project's place (the docs of a table and what belongs to it, or of a page) after a cursor. The cursor goes past those
 * at other places too: within a project, ids are in the order of commits, so that nothing looked at once is looked at again.
 */
export async function readSaves(projectId: string, placeId: string, since: number): Promise<SavesSince> {
  const [found] = await getDb().$queryRaw<{ saves: readonly LiveSave[]; cursor: number; seen: number }[]>(Prisma.sql`
    WITH fresh AS (
      SELECT e.id, e.revision_id FROM outbox e WHERE e.project_id = ${projectId}::uuid AND e.id > ${since}
      ORDER BY e.id LIMIT ${MOST_SAVES}),
    here AS (
      SELECT e.id::float8 AS cursor, coalesce(d.object_id, d.page_id) || '/' || d.field AS place, r.number, u.name AS by,
        r.author_id AS "authorId"
      FROM fresh e
      JOIN revisions r ON r.id = e.revision_id
      JOIN docs d ON d.id = r.doc_id
      JOIN users u ON u.id = r.author_id
      LEFT JOIN catalog_objects o ON o.id = d.object_id
      WHERE ${placeId}::uuid IN (d.page_id, d.object_id, o.table_id))
    SELECT coalesce((SELECT max(id) FROM fresh), ${since})::float8 AS cursor, (SELECT count(*) FROM fresh)::int AS seen,
      coalesce((SELECT json_agg(here ORDER BY here.cursor) FROM here), '[]') AS saves`);
  const { saves, cursor, seen } = found ?? { saves: [], cursor: since, seen: 0 };
  return { saves, cursor, isAll: seen < MOST_SAVES };
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
