import "server-only";
import { type ChecklistTemplate, itemsOf } from "@/lib/domain/checklist-template";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "../db";
import { listOwnerChoices } from "../owners/list-owner-choices";

/** Refuses a text that gives an item to somebody who is no member or team of the project. */
export async function refuseForeignOwners(
  db: Transaction,
  projectId: string,
  template: ChecklistTemplate,
): Promise<void> {
  const named = itemsOf(template).flatMap(({ owner }) => (owner === null ? [] : [owner]));
  if (named.length === 0) return;
  const choices = await listOwnerChoices(projectId, db);
  if (named.some(({ kind, id }) => !choices.some((choice) => choice.kind === kind && choice.id === id)))
    throw new AppError("invalid", "Only members and teams of this project can answer for an item.");
}
