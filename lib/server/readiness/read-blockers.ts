import "server-only";
import type { BlockerSource, GateChecklist } from "@/lib/domain/readiness";
import type { Owner } from "@/lib/domain/review";
import type { Scope } from "../as-of/resolve-as-of";
import { digestOf } from "../checklists/digest-of";
import { type EvaluatedItem, evaluate } from "../checklists/evaluate";
import { readFacts } from "../checklists/facts/read-facts";
import { ownerOfItem } from "../checklists/owner-of-item";
import { readChecklists, type StoredChecklist } from "../checklists/read-checklists";
import { digestOfEvaluation, tallyOf } from "../checklists/verdict-of";
import type { Transaction } from "../db";
import { listOwnerChoices } from "../owners/list-owner-choices";

/** An item that keeps the gate closed, as it was evaluated, with where it comes from and who answers for it. */
export type OpenBlocker = {
  readonly from: BlockerSource;
  readonly evaluated: EvaluatedItem;
  readonly owner: Owner | null;
};

/** All checklists of a project as they stand, and what of them keeps the gate closed, in their order. */
export type Blockers = {
  readonly checklists: readonly GateChecklist[];
  readonly open: readonly OpenBlocker[];
};

/** Evaluates all checklists of a project from facts that are read once. */
export async function readBlockers(db: Transaction, scope: Scope, slug: string): Promise<Blockers> {
  const stored = await readChecklists(db, scope.projectId);
  if (stored.length === 0) return { checklists: [], open: [] };
  const facts = await readFacts(db, scope, slug, stored);
  const choices = await listOwnerChoices(scope.projectId, db);
  const evaluated = stored.map((checklist) => ({ checklist, items: evaluate(facts, checklist) }));
  const open = evaluated.flatMap(({ checklist: { header }, items }) => {
    const owners = { choices, ofChecklist: header.owner };
    const from = { slug: header.slug, title: header.title };
    return items
      .filter(({ isBlocker }) => isBlocker)
      .map((each) => ({ from, evaluated: each, owner: ownerOfItem(each, owners) }));
  });
  return { checklists: evaluated.map(({ checklist, items }) => toGateChecklist(checklist, items)), open };
}

function toGateChecklist({ header, digest }: StoredChecklist, items: readonly EvaluatedItem[]): GateChecklist {
  const tally = tallyOf(items);
  return {
    slug: header.slug,
    title: header.title,
    version: header.version,
    tally,
    waived: tally.waived,
    textDigest: digest,
    evaluationDigest: digestOfEvaluation(items),
  };
}

/** SHA-256 over the texts of checklists, and over how their items stand. */
export function digestsOf(checklists: readonly GateChecklist[]) {
  return {
    checklists: digestOf(checklists.map(({ slug, textDigest }) => [slug, textDigest])),
    evaluations: digestOf(checklists.map(({ slug, evaluationDigest }) => [slug, evaluationDigest])),
  };
}
