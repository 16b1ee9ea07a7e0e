import "server-only";
import type { ChangedChecklist, ChecklistChange } from "@/lib/domain/checklist-inputs";
import { type ChecklistTemplate, itemsOf, type TemplateItem } from "@/lib/domain/checklist-template";
import { AppError } from "@/lib/domain/errors";
import { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import type { ChecklistWork } from "./change-checklists";
import { shownOf } from "./digest-of";
import { findChecklist } from "./find-checklist";

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
  const { item, isOfTable } = await findItem(db, { checklistId: id, version }, input.itemId);
  const objectId = input.objectId ?? null;
  if (isOfTable !== (objectId !== null)) throw new AppError("not_found");
  if (objectId !== null) await refuseOther(db, projectId, objectId);
  const shown = shownOf(item);
  if (shown !== input.shown)
    throw new AppError("conflict", "The text of this item was changed meanwhile. Read it as it stands and try again.", {
      text: item.text,
      shown,
    });
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

async function findItem(
  db: Transaction,
  { checklistId, version }: { readonly checklistId: string; readonly version: number },
  itemId: string,
): Promise<{ readonly item: TemplateItem; readonly isOfTable: boolean }> {
  const where = { checklistId, number: version };
  const stored = await db.checklistVersion.findFirstOrThrow({ where, select: { template: true } });
  const { sections } = stored.template as ChecklistTemplate;
  const section = sections.find((each) => itemsOf({ sections: [each] }).some(({ id }) => id === itemId));
  const item = section && itemsOf({ sections: [section] }).find(({ id }) => id === itemId);
  if (!item) throw new AppError("not_found");
  return { item, isOfTable: section.each === "table" };
}

async function refuseOther(db: Transaction, projectId: string, objectId: string): Promise<void> {
  const where = { objectId, projectId, kind: "table", toPosition: null };
  if (!(await db.objectVersion.findFirst({ where, select: { objectId: true } }))) throw new AppError("not_found");
}

async function refuseOtherPage(db: Transaction, projectId: string, id: string): Promise<void> {
  const page = await db.page.findFirst({ where: { id, projectId, archivedAt: null }, select: { id: true } });
  if (!page) throw new AppError("not_found", "There is no such page.");
}

function cleanEvidence(evidence: Extract<Ticking, { kind: "tick" }>["evidence"]) {
  return evidence.kind === "note" ? { kind: "note", text: normaliseText(evidence.text) } : evidence;
}

async function findHead(db: Transaction, projectId: string): Promise<string | null> {
  const head = await db.migration.findFirst({
    where: { projectId },
    orderBy: { position: "desc" },
    select: { id: true },
  });
  return head?.id ?? null;
}
