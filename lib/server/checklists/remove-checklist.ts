import "server-only";
import type { ChangedChecklist } from "@/lib/domain/checklist-inputs";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import type { ChecklistWork } from "./change-checklists";
import { findChecklist } from "./find-checklist";

/** Takes a checklist off its project. Its texts and what was ticked are kept. `not_found` for what is no checklist of the project. */
export async function removeChecklist(
  db: Transaction,
  { viewer, projectId }: ChecklistWork,
  { checklistId }: { readonly checklistId: string },
): Promise<ChangedChecklist> {
  const { id, slug, version } = await findChecklist(db, projectId, checklistId);
  await db.checklist.update({ where: { id }, data: { removedAt: new Date() }, select: { id: true } });
  await recordAudit(viewer, { action: "checklist.remove", projectId, subject: id, detail: { slug } }, db);
  return { id, slug, version };
}
