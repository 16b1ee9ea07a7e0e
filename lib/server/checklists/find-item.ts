import "server-only";
import { type ChecklistTemplate, itemsOf, type TemplateItem } from "@/lib/domain/checklist-template";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "../db";
import { shownOf } from "./digest-of";

/** An item that somebody says something of, as they were shown it. */
export type NamedItem = {
  readonly checklistId: string;
  /** The newest version of the checklist's text. */
  readonly version: number;
  readonly itemId: string;
  readonly shown: string;
};

/**
 * The item of a checklist that somebody speaks of, and whether it is asked of every table. `not_found` where there is none,
 * `conflict` where it has another text than the one that was shown.
 */
export async function findItem(
  db: Transaction,
  { checklistId, version, itemId, shown }: NamedItem,
): Promise<{ readonly item: TemplateItem; readonly isOfTable: boolean }> {
  const where = { checklistId, number: version };
  const stored = await db.checklistVersion.findFirstOrThrow({ where, select: { template: true } });
  const { sections } = stored.template as ChecklistTemplate;
  const section = sections.find((each) => itemsOf({ sections: [each] }).some(({ id }) => id === itemId));
  const item = section && itemsOf({ sections: [section] }).find(({ id }) => id === itemId);
  if (!item) throw new AppError("not_found");
  if (shownOf(item) !== shown) {
    const words = "The text of this item was changed meanwhile. Read it as it stands and try again.";
    throw new AppError("conflict", words, { text: item.text, shown: shownOf(item) });
  }
  return { item, isOfTable: section.each === "table" };
}

/** Refuses (`not_found`) what is no table of the project at head. */
export async function refuseOtherTable(db: Transaction, projectId: string, objectId: string): Promise<void> {
  const where = { objectId, projectId, kind: "table", toPosition: null };
  if (!(await db.objectVersion.findFirst({ where, select: { objectId: true } }))) throw new AppError("not_found");
}
