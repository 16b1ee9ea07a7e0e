import "server-only";
import type { ChangedChecklist, ChecklistChange } from "@/lib/domain/checklist-inputs";
import { AppError } from "@/lib/domain/errors";
import { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { findHead } from "../migrations/find-head";
import type { ChecklistWork } from "./change-checklists";
import { findChecklist } from "./find-checklist";
import { findItem, refuseOtherTable } from "./find-item";

type Ticking = Extract<ChecklistChange, { readonly kind: "tick" | "untick" }>;

/**
 * Says that an item holds, with what shows it, or takes that back with a reason: an event at the head migration. `conflict` where
 * the item has another text than the one that was shown, `invalid` for an item that evaluates itself, `not_found` for an item, table or
 * page that is not there.
 */
export async function tickItem(
  db: Transaction,
  { viewer, projectId }: ChecklistWork,
  input: Ticking,
): Promise<ChangedChecklist> {
  const { id, slug, version } = await findChecklist(db, projectId, input.checklistId);
  const { shown } = input;
  const { item, isOfTable } = await findItem(db, { checklistId: id, version, itemId: input.itemId, shown });
  const objectId = input.objectId ?? null;
  if (isOfTable !== (objectId !== null)) throw new AppError("not_found");
  if (objectId !== null) await refuseOtherTable(db, projectId, objectId);
  if (item.check.kind !== "person") throw new AppError("invalid", "This item evaluates itself. Mend what is missing.");
  if (input.kind === "tick" && input.evidence.kind === "page")
    await refuseOtherPage(db, projectId, input.evidence.pageId);
  const said =
    input.kind === "tick"
      ? { evidence: cleanEvidence(input.evidence), reason: null }
      : { evidence: Prisma.DbNull, reason: normaliseText(input.reason) };
  const migrationId = await findHead(db, projectId);
  const event = { projectId, checklistId: id, itemId: item.id, objectId, shown, actorId: viewer.userId, migrationId };
  await db.checklistEvent.create({ data: { ...event, kind: input.kind, ...said }, select: { id: true } });
  await db.checklist.update({ where: { id }, data: { updatedAt: new Date() }, select: { id: true } });
  const detail = { item: item.id, objectId };
  await recordAudit(viewer, { action: `checklist.${input.kind}`, projectId, subject: id, detail }, db);
  return { id, slug, version };
}

async function refuseOtherPage(db: Transaction, projectId: string, id: string): Promise<void> {
  const page = await db.page.findFirst({ where: { id, projectId, archivedAt: null }, select: { id: true } });
  if (!page) throw new AppError("not_found", "There is no such page.");
}

function cleanEvidence(evidence: Extract<Ticking, { kind: "tick" }>["evidence"]) {
  return evidence.kind === "note" ? { kind: "note", text: normaliseText(evidence.text) } : evidence;
}
