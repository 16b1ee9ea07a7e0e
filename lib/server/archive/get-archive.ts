import "server-only";
import type { Archive } from "@/lib/domain/archive-view";
import { AppError } from "@/lib/domain/errors";
import { MAX_QUERY_LENGTH } from "@/lib/domain/search";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { readSnapshot } from "../as-of/read-snapshot";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { toPattern } from "../search/to-pattern";
import { readArchived } from "./read-archived";

/**
 * The docs of all that was dropped, what was dropped last first; with `query` only objects whose name, table or text holds it.
 * `not_found` for a project the viewer may not see, `invalid` for more than 200 characters.
 */
export async function getArchive(
  viewer: Viewer,
  input: { readonly slug: string; readonly query?: string },
): Promise<Archive> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  const query = (input.query ?? "").trim().replaceAll("\0", "");
  if (query.length > MAX_QUERY_LENGTH)
    throw new AppError("invalid", `Search for at most ${MAX_QUERY_LENGTH} characters.`);
  return readSnapshot(async (db) => ({
    objects: await readArchived(db, {
      projectId: project.id,
      ...(query === "" ? {} : { pattern: toPattern(query) }),
    }),
    total: await count(db, project.id),
  }));
}

async function count(db: Transaction, projectId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(DISTINCT d.object_id)::int AS count
    FROM docs d JOIN catalog_objects o ON o.id = d.object_id AND o.kind <> 'relationship'
    WHERE d.project_id = ${projectId}::uuid AND d.text <> ''
      AND NOT EXISTS (SELECT 1 FROM object_versions s WHERE s.object_id = o.id AND s.to_position IS NULL)`);
  return row?.count ?? 0;
}
