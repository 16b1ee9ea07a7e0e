import type { StatementEnd } from "../dialect";
import { analyseStoredQuery, analyseStoredTrigger } from "./analyses";
import type { Findings } from "./analysis/scope";
import { type Context, refuse, type Trigger } from "./context";
import { renamesInViewsAndTriggers } from "./settings";
import { stringMarkOf } from "./string-marks";
import { updateColumns } from "./trigger-columns";
import { isUnresolved } from "./unresolved";

/**
 * SQLite changes no table as long as a view or trigger names what is not there
 * (https://sqlite.org/lang_altertable.html#alter_table_rename). Says the first that does.
 */
function firstBroken(context: Context): string | null {
  const { ledger } = context.session;
  for (const view of ledger.ofKind("table")) {
    // A view that cannot be read has no columns; one whose columns cannot be told has none either.
    const query = view.definition.kind === "view" ? (view.definition.definition ?? "") : null;
    const isSound = ledger.children(view.id, "column").length > 0 && !mayNest.test(query ?? "");
    if (query === null || isUnresolved(view) || isSound) continue;
    const [problem] = problemsIn(analyseStoredQuery(context, query)?.found);
    if (problem !== undefined) return `the view ${view.name}: ${problem}`;
  }
  for (const trigger of ledger.ofKind("trigger")) {
    if (!isBroken(trigger)) continue;
    const [problem] = problemsIn(analyseStoredTrigger(context, trigger.definition.definition));
    if (problem !== undefined) return `the trigger ${trigger.name}: ${problem}`;
  }
  return null;
}

/** A join in parentheses that may be behind another, or have a name. */
const mayNest = /(?:\b(?:join|from)|,)\s*\((?!\s*(?:select|values|with)\b)/i;

function problemsIn(found: Findings | null | undefined): readonly string[] {
  return [...(found?.problems ?? []), ...(found?.lostInRenames ?? [])];
}

/** The mark of a trigger that SQLite finds broken as soon as it renames something. */
export function brokenBy(found: Findings | null): { readonly broken?: true } {
  return problemsIn(found).length > 0 ? { broken: true } : {};
}

/** Marks the triggers that mention a name as broken or sound, so that not every change has to look at all of them. */
export function refreshTriggers(context: Context, name: string): void {
  const { ledger } = context.session;
  for (const trigger of ledger.mentioning("trigger", name)) {
    if (isUnresolved(trigger)) continue;
    const stored = trigger.definition.definition;
    const mark = brokenBy(analyseStoredTrigger(context, stored));
    if ((mark.broken ?? false) === isBroken(trigger)) continue;
    const extra = { ...stringMarkOf(trigger), ...updateColumns(trigger.definition), ...mark };
    ledger.update(trigger, { extra }, { consequence: true });
  }
}

function isBroken({ definition: { extra } }: Trigger): boolean {
  return typeof extra === "object" && extra !== null && "broken" in extra;
}

/** Refuses a change because of what is broken before it; null where nothing is. */
export function refuseBroken(context: Context, change: string): StatementEnd | null {
  const broken = firstBroken(context);
  if (broken === null) return null;
  return refuseFor(context, `SQLite refuses to ${change} as long as there is an error in ${broken}.`);
}

/** Refuses a change because of what it has broken, which `PRAGMA legacy_alter_table` lets pass; null where nothing is. */
export function refuseBrokenBy(context: Context, change: string): StatementEnd | null {
  const broken = renamesInViewsAndTriggers(context) ? firstBroken(context) : null;
  return broken === null ? null : refuseFor(context, `SQLite refuses to ${change}, because that breaks ${broken}.`);
}

function refuseFor(context: Context, message: string): StatementEnd {
  const hint = "Drop the view or trigger first, and create it again afterwards.";
  return refuse(context, "INVALID_STATEMENT", message, hint);
}
