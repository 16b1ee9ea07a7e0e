import "server-only";
import type { AsOf } from "@/lib/domain/catalog-view";
import type { StatedRelationship } from "@/lib/domain/relationships";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { readStated } from "./read-stated";

/**
 * The relationships of a project that people stated because no foreign key does, at head or as of a migration. `not_found`
 * for a project the viewer may not see or an unknown migration.
 */
export async function listStated(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<{ readonly asOf: AsOf; readonly relationships: readonly StatedRelationship[] }> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    return { asOf, relationships: await readStated(db, scopeOf(project.id, asOf)) };
  });
}
