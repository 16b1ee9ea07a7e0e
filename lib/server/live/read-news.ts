import "server-only";
import type { LiveReview, LiveSave, LiveSchema } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { planOnce } from "../plan-once";
import { authorizeProject } from "../projects/authorize-project";
import { getReader } from "../reader";
import { sharedRead } from "./shared-read";

/** How much of a project's outbox is looked at in one go. */
const MOST_ENTRIES = 500;

/** A save, and the places it is told at: the doc's object, the table that belongs to, or the doc's page. */
export type SaveNews = { readonly save: LiveSave; readonly placeIds: readonly string[] };

/** Steps of reviews, and the places they are told at: the table, and the project for its queue. */
export type ReviewNews = { readonly review: LiveReview; readonly placeIds: readonly string[] };

/** What happened, oldest first; `cursor` is where to go on from, `isAll` whether nothing came after it yet. */
export type News = {
  readonly saves: readonly SaveNews[];
  readonly reviews: readonly ReviewNews[];
  /** The newest of the imports that moved the schema. */
  readonly schema: LiveSchema | null;
  readonly cursor: number;
  readonly isAll: boolean;
};

/**
 * What happened in a project after a cursor. Within a project, ids are in the order of commits, so that nothing looked at once is
 * looked at again. Streams that ask at the same moment share one reading, whichever of its places they follow.
 */
export const readNews = sharedRead(async (projectId: string, since: number): Promise<News> => {
  const [found] = await getDb().$queryRaw<(Omit<News, "isAll"> & { seen: number })[]>(Prisma.sql`
    WITH fresh AS (
      SELECT e.id::float8 AS cursor, e.revision_id, e.import_id, e.review_event_id FROM outbox e
      WHERE e.project_id = ${projectId}::uuid AND e.id > ${since} ORDER BY e.id LIMIT ${MOST_ENTRIES}),
    saves AS (
      SELECT f.cursor, array_remove(ARRAY[d.page_id, d.object_id, o.table_id], NULL) AS "placeIds",
        json_build_object('cursor', f.cursor, 'place', coalesce(d.object_id, d.page_id) || '/' || d.field, 'number', r.number,
          'by', u.name, 'authorId', r.author_id) AS save
      FROM fresh f
      JOIN revisions r ON r.id = f.revision_id
      JOIN docs d ON d.id = r.doc_id
      JOIN users u ON u.id = r.author_id
      LEFT JOIN catalog_objects o ON o.id = d.object_id),
    reviews AS (
      SELECT f.cursor, json_build_object('cursor', f.cursor) AS review, ARRAY[v.object_id, v.project_id] AS "placeIds"
      FROM fresh f JOIN review_events v ON v.id = f.review_event_id),
    schema AS (
      SELECT json_build_object('cursor', max(f.cursor), 'version', (
        SELECT m.version FROM projects p JOIN migrations m ON m.project_id = p.id AND m.position = p.head_position
        WHERE p.id = ${projectId}::uuid)) AS moved
      FROM fresh f WHERE f.import_id IS NOT NULL HAVING count(*) > 0)
    SELECT coalesce((SELECT max(cursor) FROM fresh), ${since})::float8 AS cursor, (SELECT count(*) FROM fresh)::int AS seen,
      coalesce((SELECT json_agg(saves ORDER BY saves.cursor) FROM saves), '[]') AS saves,
      coalesce((SELECT json_agg(reviews ORDER BY reviews.cursor) FROM reviews), '[]') AS reviews, (SELECT moved FROM schema) AS schema`);
  const { seen, ...news } = found ?? { saves: [], reviews: [], schema: null, cursor: since, seen: 0 };
  return { ...news, isAll: seen < MOST_ENTRIES };
});

/**
 * Where somebody who opens a page begins to follow it. To be asked for before the page is read: then nothing falls between the two, and
 * nothing that the page shows is told as news.
 */
export async function getLiveCursor(viewer: Viewer, slug: string): Promise<number> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  const [row] = await getReader().$queryRaw<{ cursor: number }[]>(Prisma.sql`${planOnce}
    SELECT coalesce(max(id), 0)::float8 AS cursor FROM outbox WHERE project_id = ${id}::uuid`);
  return row?.cursor ?? 0;
}
