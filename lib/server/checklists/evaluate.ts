import "server-only";
import type { TemplateItem, TemplateSection } from "@/lib/domain/checklist-template";
import type { Owner } from "@/lib/domain/review";
import { log } from "../log";
import type { TableFacts } from "../tables/read-tables";
import { shownOf } from "./digest-of";
import { evaluateProject } from "./evaluate-project";
import { evaluateTable } from "./evaluate-table";
import { evaluateTick } from "./evaluate-tick";
import type { Facts, ReadChecklist } from "./facts/read-facts";
import { type Said, tickKey } from "./facts/read-ticks";
import type { Outcome } from "./outcome";

/** An item as it stands, of one table where its section is for every table. */
export type EvaluatedItem = {
  readonly section: TemplateSection;
  readonly item: TemplateItem;
  readonly table: TableFacts | null;
  readonly outcome: Outcome;
  /** It does not hold, and is of P0. */
  readonly isBlocker: boolean;
  /** Which text of it a tick is for. */
  readonly shown: string;
  readonly said: Said | undefined;
  /** The owner of its table. */
  readonly tableOwner: Owner | null;
};

/** Evaluates every item of a checklist: those of sections for every table once for each of them. */
export function evaluate(facts: Facts, checklist: ReadChecklist): readonly EvaluatedItem[] {
  return checklist.template.sections.flatMap((section) => {
    const tables = section.each === "table" ? facts.tables : [null];
    const items = section.items.map((item) => ({ item, shown: shownOf(item) }));
    return tables.flatMap((table) =>
      items.map((each) => evaluateItem(facts, checklist.id, { ...each, section, table })),
    );
  });
}

type Found = Pick<EvaluatedItem, "section" | "item" | "table" | "shown">;

function evaluateItem(facts: Facts, checklistId: string, found: Found): EvaluatedItem {
  const { item, table } = found;
  const said = facts.ticks.get(tickKey(checklistId, item.id, table?.objectId ?? null));
  const outcome = attempt(facts, found, said);
  const isBlocker = item.priority === "P0" && !isHolding(outcome);
  const tableOwner = table === null ? null : (facts.reviews.get(table.objectId)?.owner ?? null);
  return { ...found, outcome, isBlocker, said, tableOwner };
}

// What cannot be evaluated has not passed.
function attempt(facts: Facts, { item, table, shown }: Found, said: Said | undefined): Outcome {
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
    log.error({ err: thrown, item: item.id, table: table?.objectId }, "An item of a checklist could not be evaluated.");
    const reason = thrown instanceof Error ? thrown.message : "The evaluation failed.";
    return { state: "error", missing: [], reason };
  }
}

/** Whether an item counts as passed. */
export function isHolding({ state }: Outcome): boolean {
  return state === "holds" || state === "not applicable";
}
