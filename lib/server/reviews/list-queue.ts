import "server-only";
import type { ReviewSearch } from "@/lib/domain/review-search";
import type { ReviewQueue } from "@/lib/domain/review-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { ownersOf } from "../owners/owners-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readQueue } from "./read-queue";

/**
 * A page of the tables of a project that are in review, and of those that stand verified though something was written or changed
 * since. `not_found` for a project the viewer may not see.
 */
export async function listQueue(
  viewer: Viewer,
  input: { readonly slug: string; readonly search?: ReviewSearch },
): Promise<ReviewQueue> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id);
    const [, ...teamIds] = await ownersOf(db, project.id, viewer);
    const queue = await readQueue(db, scopeOf(project.id, asOf), { ...input.search, userId: viewer.userId, teamIds });
    return { projectId: project.id, can: actionsAt(viewer, project, asOf), ...queue };
  });
}
