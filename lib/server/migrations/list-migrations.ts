import "server-only";
import type { MigrationList } from "@/lib/domain/migration-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { readMigrationRows } from "./read-migration-rows";

/** The migrations of a project, newest first, at head or as of one of them. `not_found` for one the viewer may not see. */
export async function listMigrations(
  viewer: Viewer,
  slug: string,
  options: { readonly asOf?: string } = {},
): Promise<MigrationList> {
  const project = await authorizeProject(viewer, slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, options.asOf);
    const rows = await readMigrationRows(db, scopeOf(project.id, asOf));
    return { asOf, migrations: rows.toReversed() };
  });
}
