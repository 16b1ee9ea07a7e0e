import "server-only";
import type { StaleSearch } from "@/lib/domain/stale-search";
import type { StaleList } from "@/lib/domain/stale-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { ownersOf } from "../owners/owners-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readStale } from "./read-stale";

/**
 * A page of the stale fields of a project, and of the verifications older than a change, at head or as of a migration; those that
 * the search leaves. `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function listStale(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string; readonly search?: StaleSearch },
): Promise<StaleList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const { mine, ...search } = input.search ?? {};
    const owners = mine ? await ownersOf(db, project.id, viewer) : null;
    const found = await readStale(db, scopeOf(project.id, asOf), { ...search, owners });
    return { asOf, can: actionsAt(viewer, project, asOf), ...found };
  });
}
