import "server-only";
import type { ImportOutcome, ImportPreview } from "@/lib/domain/import-view";
import type { Db, Transaction } from "../db";
import type { SortChoices } from "./sort-given";
import { sameChoices } from "./stored-choices";

/** A staged import, as far as it can be told to be the same as another. */
export type Twin = {
  readonly projectId: string;
  readonly baseSerial: number;
  readonly setDigest: string;
  readonly choices: SortChoices;
};

/** A preview without its migrations; `head` is the version of the last of them. */
export type ShortPreview = Omit<ImportPreview, "migrations"> & { readonly head: string | null };

/**
 * The outcome of the import that was applied on the same state of the project with the very same files and choices: whoever
 * staged them too has got what they wanted. Null where there is none.
 */
export async function findTwin(db: Db | Transaction, staged: Twin): Promise<ImportOutcome | null> {
  return (await findApplied(db, staged, { baseSerial: staged.baseSerial }))?.outcome ?? null;
}

/** The same for an import that would change nothing: which import brought these files, as an outcome that says so. */
export async function findBringer(
  db: Db | Transaction,
  staged: Twin,
  preview: ShortPreview,
): Promise<ImportOutcome | null> {
  const applied = preview.isUnchanged ? await findApplied(db, staged, {}) : null;
  if (applied === null) return null;
  const none = { migrationsAdded: 0, migrationsEdited: 0, migrationsRemoved: 0, changes: 0 };
  const nothing = { isUnchanged: true, ...none, stale: [], nearby: [], seconds: 0 };
  const { head, totals, diagnostics, code } = preview;
  return {
    ...nothing,
    importId: applied.id,
    head,
    totals,
    diagnostics,
    code,
  };
}

async function findApplied(db: Db | Transaction, staged: Twin, base: { readonly baseSerial?: number }) {
  const applied = await db.import.findMany({
    where: { projectId: staged.projectId, status: "applied", setDigest: staged.setDigest, ...base },
    orderBy: { appliedAt: "asc" },
    select: { id: true, options: true, preview: true },
    take: 10,
  });
  const twin = applied.find((each) => sameChoices(each.options, staged.choices));
  return twin ? { id: twin.id, outcome: twin.preview as unknown as ImportOutcome } : null;
}
