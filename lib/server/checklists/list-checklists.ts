import "server-only";
import type { ChecklistList } from "@/lib/domain/checklist-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { evaluate } from "./evaluate";
import { readFacts } from "./facts/read-facts";
import { readChecklists } from "./read-checklists";
import { statusOf, tallyOf } from "./verdict-of";

/** The checklists of a project, each evaluated at head. `not_found` for a project the viewer may not see. */
export async function listChecklists(viewer: Viewer, slug: string): Promise<ChecklistList> {
  const project = await authorizeProject(viewer, slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id);
    const stored = await readChecklists(db, project.id);
    const can = actionsAt(viewer, project, asOf);
    if (stored.length === 0) return { asOf, can, checklists: [] };
    const facts = await readFacts(db, scopeOf(project.id, asOf), project.slug, stored);
    const checklists = stored.map((checklist) => {
      const items = evaluate(facts, checklist);
      return { ...checklist.header, status: statusOf(items), tally: tallyOf(items) };
    });
    return { asOf, can, checklists };
  });
}
