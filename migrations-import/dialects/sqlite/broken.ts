import type { StatementEnd } from "../dialect";
import { analyseStoredQuery, analyseStoredTrigger } from "./analyses";
import { type Context, refuse } from "./context";
import { isUnresolved } from "./unresolved";

/**
 * SQLite changes no table as long as a view or trigger names what is not there
 * (https://sqlite.org/lang_altertable.html#alter_table_rename). Says the first that does.
 */
function firstBroken(context: Context): string | null {
  for (const view of context.session.ledger.ofKind("table")) {
    if (view.definition.kind !== "view" || isUnresolved(view)) continue;
    const [problem] = analyseStoredQuery(context, view.definition.definition ?? "")?.found.problems ?? [];
    if (problem !== undefined) return `the view ${view.name}: ${problem}`;
  }
  for (const trigger of context.session.ledger.ofKind("trigger")) {
    if (isUnresolved(trigger)) continue;
    const [problem] = analyseStoredTrigger(context, trigger.definition.definition)?.problems ?? [];
    if (problem !== undefined) return `the trigger ${trigger.name}: ${problem}`;
  }
  return null;
}

/** Refuses a change because of what is broken before it, or because of what it would break; null where nothing is. */
export function refuseBroken(context: Context, change: string, isDone: boolean): StatementEnd | null {
  const broken = firstBroken(context);
  if (broken === null) return null;
  const message = isDone
    ? `SQLite refuses to ${change}, because that breaks ${broken}.`
    : `SQLite refuses to ${change} as long as there is an error in ${broken}.`;
  return refuse(
    context,
    "INVALID_STATEMENT",
    message,
    "Drop the view or trigger first, and create it again afterwards.",
  );
}
