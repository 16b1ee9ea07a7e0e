import "server-only";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { TemplateItem } from "@/lib/domain/checklist-template";
import type { GatePolicy } from "@/lib/domain/gate-policy";
import { paths } from "@/lib/domain/paths";
import type { Blocker, BlockerSource, GateChecklist } from "@/lib/domain/readiness";
import type { Owner } from "@/lib/domain/review";
import type { Scope } from "../as-of/resolve-as-of";
import { readAssumptions } from "../assumptions/read-assumptions";
import { type EvaluatedItem, evaluate } from "../checklists/evaluate";
import { type CheckedTable, readFacts } from "../checklists/facts/read-facts";
import type { Outcome } from "../checklists/outcome";
import { ownerOfItem } from "../checklists/owner-of-item";
import { readChecklists, type StoredChecklist } from "../checklists/read-checklists";
import { digestOfEvaluation, tallyOf } from "../checklists/verdict-of";
import type { Transaction } from "../db";
import { listOwnerChoices } from "../owners/list-owner-choices";
import type { WaiversNow } from "../waivers/read-waivers-now";
import { openAssumptions, staleDocs } from "./own-questions";

/** Where blockers come from, and where what is asked for of them is listed. */
export type Source = BlockerSource & { readonly hrefOf: (search: ChecklistSearch) => string };

/** Something that keeps the gate closed, as it was evaluated, with who answers for it. */
export type OpenBlocker = {
  readonly from: Source;
  readonly item: Pick<TemplateItem, "id" | "text" | "priority">;
  /** Of its checklist; null where it is of none. */
  readonly section: string | null;
  readonly table: CheckedTable | null;
  readonly outcome: Outcome;
  readonly owner: Owner | null;
  readonly waivable: Blocker["waivable"];
};

/** All checklists of a project as they stand, and what keeps its gate closed, in their order. */
export type Blockers = {
  readonly checklists: readonly GateChecklist[];
  readonly open: readonly OpenBlocker[];
};

/** Evaluates all checklists of a project, and what its gate asks for besides, from facts that are read once. */
export async function readBlockers(
  db: Transaction,
  scope: Scope,
  slug: string,
  { policy, waivers }: { readonly policy: GatePolicy; readonly waivers: WaiversNow },
): Promise<Blockers> {
  const stored = await readChecklists(db, scope.projectId);
  const besides = policy.staleDocsBlock ? [staleDocs] : [];
  const assumptions = policy.assumptionsBlock ? { assumptions: await readAssumptions(db, scope, slug) } : {};
  const facts = await readFacts(db, scope, slug, [...stored, ...besides], { waivers, ...assumptions });
  const choices = await listOwnerChoices(scope.projectId, db);
  // A checklist's page takes what is waived for no blocker, whatever the gate makes of it.
  const closing: ChecklistSearch = policy.waiversCount ? { blocking: "1" } : { open: "1" };
  const evaluated = stored.map((checklist) => ({ checklist, items: evaluate(facts, checklist) }));
  const isClosing = ({ isBlocker, waiver }: EvaluatedItem) => isBlocker || (waiver !== null && !policy.waiversCount);
  const ofChecklists = evaluated.flatMap(({ checklist: { header }, items }) => {
    const { id, slug: name, title, owner } = header;
    const hrefOf = (search: ChecklistSearch) => paths.checklist(slug, name, { ...closing, ...search });
    const from: Source = { slug: name, title, hrefOf };
    const ownerOf = (each: EvaluatedItem) => ownerOfItem(each, { choices, ofChecklist: owner });
    return toOpen(items.filter(isClosing), from, ownerOf, policy.waiversCount ? id : null);
  });
  const ofStaleDocs = besides.flatMap((own) => {
    const hrefOf = ({ owner }: ChecklistSearch) => paths.stale(slug, owner ? { owner } : {});
    const from: Source = { slug: null, title: own.template.title, hrefOf };
    return toOpen(evaluate(facts, own).filter(isClosing), from, ({ tableOwner }) => tableOwner, null);
  });
  const ofAssumptions = policy.assumptionsBlock ? openAssumptions(slug, facts.assumptions) : [];
  return {
    checklists: evaluated.map(({ checklist, items }) => toGateChecklist(checklist, items, policy)),
    open: [...ofChecklists, ...ofStaleDocs, ...ofAssumptions],
  };
}

function toOpen(
  items: readonly EvaluatedItem[],
  from: Source,
  ownerOf: (item: EvaluatedItem) => Owner | null,
  checklistId: string | null,
): readonly OpenBlocker[] {
  return items.map((each) => {
    const { item, section, table, outcome, shown } = each;
    const waivable = checklistId === null ? null : { checklistId, shown };
    return { from, item, section: section.id, table, outcome, owner: ownerOf(each), waivable };
  });
}

function toGateChecklist(
  { header, digest }: StoredChecklist,
  items: readonly EvaluatedItem[],
  { waiversCount }: GatePolicy,
): GateChecklist {
  const { slug, title, version } = header;
  const counted = tallyOf(items);
  const { blockers, waived } = counted;
  const tally = waiversCount ? counted : { ...counted, blockers: blockers + waived, waived: 0 };
  return { slug, title, version, tally, textDigest: digest, evaluationDigest: digestOfEvaluation(items) };
}
