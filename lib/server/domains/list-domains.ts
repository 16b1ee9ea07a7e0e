import "server-only";
import type { DomainList } from "@/lib/domain/domains";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readTableStates } from "../tables/read-table-states";
import { readTemplate } from "../templates/read-template";
import { readDomains } from "./read-domains";
import { sumDomains } from "./sum-domains";

/** The domains of a project in their order, each with its coverage at head, or as of a migration (its version or path). */
export async function listDomains(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<DomainList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const tables = await readTableStates(db, scopeOf(project.id, asOf), await readTemplate(project.id, db));
    const domains = sumDomains(await readDomains(project.id, db), tables);
    return { asOf, domains, can: actionsAt(viewer, project, asOf) };
  });
}
