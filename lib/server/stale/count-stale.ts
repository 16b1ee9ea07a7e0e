import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { getDb } from "../db";
import { planOnce } from "../plan-once";
import { authorizeProject } from "../projects/authorize-project";
import { getReader } from "../reader";
import { unanswered } from "../tables/unanswered";

const MOST_REMEMBERED = 1_000;
// Every page of a project shows the number, and few of them come after something that changed it.
const remembered = new Map<string, { readonly state: string; readonly count: number }>();

/**
 * How many fields and verifications of a project are stale at head. Counted anew only after an import, a revision or an event
 * of a review. `not_found` for a project the viewer may not see.
 */
export const countStale = cache(async (viewer: Viewer, slug: string): Promise<number> => {
  const { id } = await authorizeProject(viewer, slug, "project.read");
  const state = await readState(id);
  const known = remembered.get(id);
  if (known?.state === state) return known.count;
  const count = await countAnew(id);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(id, { state, count });
  return count;
});

/** What everything that can make or unmake something stale moves on. */
async function readState(projectId: string): Promise<string> {
  const [row] = await getReader().$queryRaw<{ state: string }[]>(Prisma.sql`${planOnce}
    SELECT concat_ws('/', p.import_serial, p.head_position, p.revision_sequence, e.id) AS state
    FROM projects p LEFT JOIN LATERAL (
      SELECT e.id FROM review_events e WHERE e.project_id = p.id ORDER BY e.created_at DESC, e.id DESC LIMIT 1) e ON true
    WHERE p.id = ${projectId}::uuid`);
  if (!row) throw new AppError("not_found");
  return row.state;
}

async function countAnew(projectId: string): Promise<number> {
  const scope = scopeOf(projectId, await resolveAsOf(getDb(), projectId));
  const [row] = await getDb().$queryRaw<{ count: number }[]>(Prisma.sql`
    WITH ${unanswered(scope)} SELECT count(DISTINCT coalesce(doc_id, place_id))::int AS count FROM causes`);
  return row?.count ?? 0;
}
