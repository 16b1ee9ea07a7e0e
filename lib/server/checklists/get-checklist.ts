import "server-only";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { ChecklistView } from "@/lib/domain/checklist-view";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { listOwnerChoices } from "../owners/list-owner-choices";
import { ownersOf } from "../owners/owners-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { evaluate } from "./evaluate";
import { readFacts } from "./facts/read-facts";
import { readChecklists } from "./read-checklists";
import { toSections } from "./to-sections";
import { digestOfEvaluation, statusOf, tallyOf } from "./verdict-of";

/**
 * A checklist, evaluated at head, with what of its items is asked for. Verdict and digests are always of all of them. `not_found` for
 * a project or a checklist that is not the viewer's to see.
 */
export async function getChecklist(
  viewer: Viewer,
  input: { readonly slug: string; readonly checklist: string; readonly search?: ChecklistSearch },
): Promise<ChecklistView> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const [checklist] = await readChecklists(db, project.id, input.checklist);
    if (!checklist) throw new AppError("not_found");
    const asOf = await resolveAsOf(db, project.id);
    const facts = await readFacts(db, scopeOf(project.id, asOf), project.slug, [checklist]);
    const items = evaluate(facts, checklist);
    const { mine, ...search } = input.search ?? {};
    const wanted = { ...search, mine: mine ? await ownersOf(db, project.id, viewer) : null };
    const owners = await listOwnerChoices(project.id, db);
    const { id: checklistId, header, template, digest } = checklist;
    const around = { checklistId, choices: owners, ofChecklist: header.owner, asked: facts.waivers.asked };
    return {
      asOf,
      can: actionsAt(viewer, project, asOf),
      ...header,
      status: statusOf(items),
      tally: tallyOf(items),
      textDigest: digest,
      evaluationDigest: digestOfEvaluation(items),
      sections: toSections(template, items, wanted, around),
      allSections: template.sections.map(({ id, title }) => ({ id, title })),
      owners,
    };
  });
}
