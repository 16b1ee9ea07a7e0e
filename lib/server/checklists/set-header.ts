import "server-only";
import type { ChangedChecklist, ChecklistChange } from "@/lib/domain/checklist-inputs";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { listOwnerChoices } from "../owners/list-owner-choices";
import type { ChecklistWork } from "./change-checklists";
import { findChecklist } from "./find-checklist";

/**
 * Changes what stands at the head of a checklist: priority, owner, effort, due date. `conflict` where the writer was shown an older
 * head, `invalid` for an owner from outside the project, `not_found` for what is no checklist of it.
 */
export async function setHeader(
  db: Transaction,
  { viewer, projectId }: ChecklistWork,
  input: Extract<ChecklistChange, { readonly kind: "header" }>,
): Promise<ChangedChecklist> {
  const { id, slug, number, version, ...before } = await findChecklist(db, projectId, input.checklistId);
  if (number !== input.base)
    throw new AppError("conflict", "Somebody changed this meanwhile. Look at it as it stands and try again.", {
      number,
    });
  const { owner, priority, estimatedMinutes, spentMinutes } = input;
  if (owner !== null && !(await isOwnerHere(db, projectId, owner)))
    throw new AppError("invalid", "Only members and teams of this project can own its checklists.");
  const after = {
    priority,
    ownerUserId: owner?.kind === "member" ? owner.id : null,
    ownerTeamId: owner?.kind === "team" ? owner.id : null,
    estimatedMinutes,
    spentMinutes,
    dueOn: input.dueOn === null ? null : new Date(input.dueOn),
  };
  const data = { ...after, number: number + 1, updatedAt: new Date() };
  await db.checklist.update({ where: { id }, data, select: { id: true } });
  const detail = { before: told(before), after: told(after) };
  await recordAudit(viewer, { action: "checklist.header", projectId, subject: id, detail }, db);
  return { id, slug, version };
}

type Head = Omit<Awaited<ReturnType<typeof findChecklist>>, "id" | "slug" | "number" | "version">;

function told({ dueOn, priority, ownerUserId, ownerTeamId, estimatedMinutes, spentMinutes }: Head) {
  const owner = ownerUserId ? `member:${ownerUserId}` : ownerTeamId ? `team:${ownerTeamId}` : null;
  return { priority, owner, estimatedMinutes, spentMinutes, dueOn: dueOn?.toISOString() ?? null };
}

async function isOwnerHere(
  db: Transaction,
  projectId: string,
  owner: { readonly kind: string; readonly id: string },
): Promise<boolean> {
  const choices = await listOwnerChoices(projectId, db);
  return choices.some(({ kind, id }) => kind === owner.kind && id === owner.id);
}
