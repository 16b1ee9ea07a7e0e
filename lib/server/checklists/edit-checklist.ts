import "server-only";
import type { ChangedChecklist, ChecklistChange } from "@/lib/domain/checklist-inputs";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import type { ChecklistWork } from "./change-checklists";
import { digestOf } from "./digest-of";
import { findChecklist } from "./find-checklist";
import { refuseForeignOwners } from "./refuse-foreign-owners";

/**
 * Gives a checklist another text, as a version of its own. The same text is none. `conflict` where the writer was shown an older
 * version, `not_found` for what is no checklist of the project.
 */
export async function editChecklist(
  db: Transaction,
  { viewer, projectId }: ChecklistWork,
  { checklistId, base, template }: Extract<ChecklistChange, { readonly kind: "edit" }>,
): Promise<ChangedChecklist> {
  const { id, slug, version } = await findChecklist(db, projectId, checklistId);
  if (version !== base)
    throw new AppError("conflict", "Somebody changed the checklist meanwhile. Load the page again.", { version });
  await refuseForeignOwners(db, projectId, template);
  const before = await db.checklistVersion.findFirst({
    where: { checklistId: id, number: version },
    select: { digest: true },
  });
  const digest = digestOf(template);
  if (before?.digest === digest) return { id, slug, version };
  const number = version + 1;
  const data = { checklistId: id, projectId, number, template, digest, authorId: viewer.userId };
  await db.checklistVersion.create({ data, select: { number: true } });
  await db.checklist.update({ where: { id }, data: { version: number, updatedAt: new Date() }, select: { id: true } });
  const detail = { version: number, before: before?.digest ?? null, after: digest };
  await recordAudit(viewer, { action: "checklist.edit", projectId, subject: id, detail }, db);
  return { id, slug, version: number };
}
