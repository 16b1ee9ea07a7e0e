import "server-only";
import type { AssumptionList } from "@/lib/domain/assumptions";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readAssumptions } from "./read-assumptions";

/**
 * What a team takes for granted about its schema, evaluated at head or as of a migration, with today's assumptions and reasons.
 * `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function listAssumptions(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<AssumptionList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const can = actionsAt(viewer, project, asOf);
    return { asOf, can, assumptions: await readAssumptions(db, scopeOf(project.id, asOf), project.slug) };
  });
}
