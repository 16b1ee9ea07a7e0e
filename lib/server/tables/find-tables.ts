import "server-only";
import type { TableGrid } from "@/lib/domain/catalog-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { readDomains } from "../domains/read-domains";
import { listOwnerChoices } from "../owners/list-owner-choices";
import { authorizeProject } from "../projects/authorize-project";
import { readTemplate } from "../templates/read-template";
import { actionsAt } from "./actions-at";
import { readSensitiveColumns } from "./read-sensitive-columns";
import { readTableRows } from "./read-table-rows";

/**
 * All tables, views and the like of a project, at head or as of a migration (its version or path), by schema and name.
 * In the past `can` holds only reading. `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function findTables(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<TableGrid> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const scope = scopeOf(project.id, asOf);
    const found = await readTableRows(db, scope, await readTemplate(project.id, db));
    const sensitive = await readSensitiveColumns(db, scope);
    const rows = found.rows.map((row) => ({ ...row, sensitive: sensitive.get(row.objectId) ?? {} }));
    const owners = await listOwnerChoices(project.id, db);
    return { asOf, rows, owners, domains: await readDomains(project.id, db), can: actionsAt(viewer, project, asOf) };
  });
}
