import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { LiveEditing, LivePerson } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";

/** How long somebody is said to be here whose process told nothing more. */
export const SEEN_SECONDS = 45;
const MOST_PEOPLE = 50;

type Stream = { readonly id: string; readonly projectId: string; readonly userId: string; readonly placeId: string };

/** Says that somebody has a page open, or still has. */
export async function renewPresence({ id, projectId, userId, placeId }: Stream): Promise<void> {
  await getDb().$executeRaw(Prisma.sql`
    INSERT INTO presences (id, project_id, user_id, place_id)
    VALUES (${id}::uuid, ${projectId}::uuid, ${userId}::uuid, ${placeId}::uuid)
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`);
}

/** Says that a page was closed, and takes along what processes that ended without a word left behind at its place. */
export async function endPresence({ id, placeId }: Stream): Promise<void> {
  await getDb().$executeRaw(Prisma.sql`
    DELETE FROM presences WHERE id = ${id}::uuid
      OR (place_id = ${placeId}::uuid AND seen_at < now() - make_interval(secs => ${SEEN_SECONDS}))`);
}

/** Says which field the person behind a stream is writing. `not_found` for a stream that is not theirs or is over. */
export async function setEditing(viewer: Viewer, slug: string, { stream, editing }: LiveEditing): Promise<void> {
  const { id: projectId } = await authorizeProject(viewer, slug, "doc.write");
  const { count } = await getDb().presence.updateMany({
    where: { id: stream, projectId, userId: viewer.userId },
    data: { editing },
  });
  if (count === 0) throw new AppError("not_found");
}

/** Who has a place of a project open now, or any page of it; each once, with what they write. */
export function listPeople(projectId: string, placeId: string | null): Promise<LivePerson[]> {
  return getDb().$queryRaw<LivePerson[]>(Prisma.sql`
    SELECT DISTINCT ON (u.name, u.id) u.id::text AS id, u.name, p.editing
    FROM presences p JOIN users u ON u.id = p.user_id
    WHERE p.project_id = ${projectId}::uuid AND (${placeId}::uuid IS NULL OR p.place_id = ${placeId}::uuid)
      AND p.seen_at > now() - make_interval(secs => ${SEEN_SECONDS})
    ORDER BY u.name, u.id, p.editing NULLS LAST
    LIMIT ${MOST_PEOPLE}`);
}

/** The same for whoever may read the project. */
export async function getPeople(viewer: Viewer, slug: string): Promise<readonly LivePerson[]> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  return listPeople(id, null);
}
