import "server-only";
import type { TemplateItem, TemplateSection } from "@/lib/domain/checklist-template";
import type { Owner } from "@/lib/domain/review";
import type { Waiver } from "@/lib/domain/waivers";
import { log } from "../log";
import { waiverOf } from "../waivers/read-waivers-now";
import { shownOf } from "./digest-of";
import { evaluateProject } from "./evaluate-project";
import { evaluateTable } from "./evaluate-table";
import { evaluateTick } from "./evaluate-tick";
import type { CheckedTable, Facts, ReadChecklist } from "./facts/read-facts";
import { type Said, tickKey } from "./facts/read-ticks";
import { because, type Outcome } from "./outcome";

/** An item as it stands, of one table where its section is for every table. */
export type EvaluatedItem = {
  readonly section: TemplateSection;
  readonly item: TemplateItem;
  readonly table: CheckedTable | null;
  readonly outcome: Outcome;
  /** It does not hold, is of P0, and no waiver covers it. */
  readonly isBlocker: boolean;
  /** The waiver in force without which it would block. */
  readonly waiver: Waiver | null;
  /** Which text of it a tick is for. */
  readonly shown: string;
  readonly said: Said | undefined;
  /** The owner of its table. */
  readonly tableOwner: Owner | null;
};

/** Evaluates every item of a checklist: those of sections for every table once for each of them. */
export function evaluate(facts: Facts, checklist: ReadChecklist): readonly EvaluatedItem[] {
  const items = evaluateAll(facts, checklist);
  const failed = items.filter(({ outcome }) => outcome.state === "error");
  const [first] = failed;
  if (first) {
    const about = { checklist: checklist.id, items: failed.length, item: first.item.id, reason: first.outcome.reason };
    log.error(about, "Items of a checklist could not be evaluated.");
  }
  return items;
}

function evaluateAll(facts: Facts, checklist: ReadChecklist): readonly EvaluatedItem[] {
  return checklist.template.sections.flatMap((section) => {
    const tables = section.each === "table" ? facts.tables : [null];
    const items = section.items.map((item) => ({ section, item, shown: shownOf(item) }));
    return tables.flatMap((table) => items.map((each) => evaluateItem(facts, checklist.id, each, table)));
  });
}

type Asked = Pick<EvaluatedItem, "section" | "item" | "shown">;

// Property by property: there are twenty thousand, and joining objects by spreading them takes longer than evaluating.
function evaluateItem(facts: Facts, checklistId: string, asked: Asked, table: CheckedTable | null): EvaluatedItem {
  const { section, item, shown } = asked;
  const isSaid = item.check.kind === "person";
  const objectId = table?.objectId ?? null;
  const said = isSaid ? facts.ticks.get(tickKey(checklistId, item.id, objectId)) : undefined;
  const outcome = attempt(facts, asked, table, said);
  const blocks = item.priority === "P0" && !isHolding(outcome);
  const waiver = blocks ? waiverOf(facts.waivers.standing, checklistId, item.id, objectId) : null;
  return {
    section,
    item,
    table,
    outcome,
    isBlocker: blocks && waiver === null,
    waiver,
    shown,
    said,
    tableOwner: table === null ? null : (facts.reviews.get(table.objectId)?.owner ?? null),
  };
}

// What cannot be evaluated has not passed.
function attempt(facts: Facts, { item, shown }: Asked, table: CheckedTable | null, said: Said | undefined): Outcome {
  try {
    const { check } = item;
    if (check.kind === "person") {
      const newest = table === null ? facts.changes.ofSchema : (facts.changes.ofTables.get(table.objectId) ?? null);
      return evaluateTick(said, { shown, lapses: check.lapses, newest });
    }
    return table === null
      ? evaluateProject(facts, check as Parameters<typeof evaluateProject>[1])
      : evaluateTable(facts, table, check as Parameters<typeof evaluateTable>[2]);
  } catch (thrown) {
    return because("error", thrown instanceof Error ? thrown.message : "The evaluation failed.");
  }
}

/** Whether an item counts as passed. */
export function isHolding({ state }: Outcome): boolean {
  return state === "holds" || state === "not applicable";
}
