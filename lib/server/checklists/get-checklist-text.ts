import "server-only";
import type { ChecklistText } from "@/lib/domain/checklist-view";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { listOwnerChoices } from "../owners/list-owner-choices";
import { authorizeProject } from "../projects/authorize-project";
import { readChecklists } from "./read-checklists";

/**
 * The newest text of a checklist for whoever may change it, with who can answer for its items and the pages they can name.
 * `not_found` for a checklist that is not there.
 */
export async function getChecklistText(
  viewer: Viewer,
  input: { readonly slug: string; readonly checklist: string },
): Promise<ChecklistText> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "checklist.manage");
  return readSnapshot(async (db) => {
    const [checklist] = await readChecklists(db, projectId, input.checklist);
    if (!checklist) throw new AppError("not_found");
    const pages = await db.page.findMany({
      where: { projectId, archivedAt: null },
      orderBy: { title: "asc" },
      select: { slug: true, title: true },
    });
    const owners = await listOwnerChoices(projectId, db);
    return { ...checklist.header, template: checklist.template, owners, pages };
  });
}
