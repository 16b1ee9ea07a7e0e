import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { LiveEditing, LivePerson } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { sharedRead } from "./shared-read";

/** How long somebody is said to be here whose process told nothing more. */
export const SEEN_SECONDS = 45;
const [MOST_WINDOWS, MOST_PEOPLE] = [200, 50];

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

/** A page that somebody has open. */
type Window = Omit<LivePerson, "isYou"> & { readonly stream: string };

/** The pages of a project that are open now, at one place or anywhere, by person; where somebody writes first. */
export const listWindows = sharedRead(
  (projectId: string, placeId: string | null): Promise<readonly Window[]> =>
    getDb().$queryRaw<Window[]>(Prisma.sql`
      SELECT p.id::text AS stream, u.id::text AS id, u.name, p.editing
      FROM presences p JOIN users u ON u.id = p.user_id
      WHERE p.project_id = ${projectId}::uuid AND (${placeId}::uuid IS NULL OR p.place_id = ${placeId}::uuid)
        AND p.seen_at > now() - make_interval(secs => ${SEEN_SECONDS})
      ORDER BY u.name, u.id, p.editing NULLS LAST
      LIMIT ${MOST_WINDOWS}`),
);

/** Whose these windows are, each once with what they write; whoever looks from one of them is there only with the others. */
export function whoElse(windows: readonly Window[], { userId }: Viewer, own: string | null): readonly LivePerson[] {
  const people = new Map<string, LivePerson>();
  for (const { stream, id, name, editing } of windows)
    if (stream !== own && !people.has(id)) people.set(id, { id, name, editing, isYou: id === userId });
  return [...people.values()].slice(0, MOST_PEOPLE);
}

/** Who has any page of a project open, for whoever may read it. */
export async function getPeople(viewer: Viewer, slug: string): Promise<readonly LivePerson[]> {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  return whoElse(await listWindows(id, null), viewer, null);
}
