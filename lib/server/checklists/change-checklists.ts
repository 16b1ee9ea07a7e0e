import "server-only";
import type { ChangedChecklist, ChecklistChange } from "@/lib/domain/checklist-inputs";
import type { Viewer } from "@/lib/domain/viewer";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { attachChecklist } from "./attach-checklist";
import { editChecklist } from "./edit-checklist";
import { removeChecklist } from "./remove-checklist";
import { setHeader } from "./set-header";
import { tickItem } from "./tick-item";

/** A change of a checklist that is under way: by whom, in which project, whose lock is held. */
export type ChecklistWork = { readonly viewer: Viewer; readonly projectId: string };

/**
 * Attaches, edits or removes a checklist, changes its head, or ticks an item of it; audited. See the service of each for what is
 * refused. Ticking is a person's: no token may.
 */
export async function changeChecklists(
  viewer: Viewer,
  input: ChecklistChange & { readonly slug: string },
): Promise<ChangedChecklist> {
  const isTicking = input.kind === "tick" || input.kind === "untick" || input.kind === "header";
  const wanted = isTicking ? "checklist.tick" : "checklist.manage";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  return changeInTurn<ChangedChecklist>({ viewer, projectId, wanted }, async (db) => {
    const work = { viewer, projectId };
    switch (input.kind) {
      case "attach":
        return attachChecklist(db, work, input);
      case "edit":
        return editChecklist(db, work, input);
      case "header":
        return setHeader(db, work, input);
      case "remove":
        return removeChecklist(db, work, input);
      case "tick":
      case "untick":
        return tickItem(db, work, input);
    }
  });
}
