import type { StatementEnd } from "../dialect";
import { changeCondition } from "./check-condition";
import { type Context, constraintsOf, findTable, refuseTaken, type Table, type Trigger } from "./context";
import { indexDefinition } from "./create-index";
import { storedTriggerDefinition } from "./create-trigger";
import { refreshViews } from "./create-view";
import { foreignKeysTo, pointForeignKey, resolveForeignKeysTo } from "./foreign-keys";
import { foldName } from "./names";
import { keepOrdinals, rememberRename } from "./ordinals";
import { renamesInForeignKeys, renamesInViewsAndTriggers } from "./settings";
import { renameTableIn } from "./table-mentions";

/**
 * `ALTER TABLE … RENAME TO` (https://sqlite.org/lang_altertable.html#alter_table_rename): foreign keys, indexes, triggers and
 * views that speak of the table are rewritten with it.
 */
export function renameTable(context: Context, table: Table, name: string): StatementEnd {
  const other = findTable(context, name);
  if (other && other.id !== table.id) return refuseTaken(context, "table", name);
  const from = table.name;
  context.session.ledger.rename(table.id, name);
  const renamed = findTable(context, name);
  if (!renamed) return "not understood";
  rememberRename(context, from, name);
  keepOrdinals(context, renamed);
  if (renamesInForeignKeys(context)) rewriteForeignKeys(context, from, name);
  rewriteOwn(context, renamed, from, name);
  if (renamesInViewsAndTriggers(context)) rewriteElsewhere(context, from, name);
  resolveForeignKeysTo(context, renamed);
  refreshViews(context, name);
  return "applied";
}

function rewriteForeignKeys(context: Context, from: string, to: string): void {
  for (const key of foreignKeysTo(context, from)) {
    const { references, columns } = key.definition;
    if (references) pointForeignKey(context, key, { ...references, table: to }, columns);
  }
}

function rewriteOwn(context: Context, table: Table, from: string, to: string): void {
  const { ledger } = context.session;
  for (const index of ledger.children(table.id, "index")) {
    const definition = indexDefinition(context, table, renameTableIn(index.definition.definition, from, to));
    if (definition) ledger.update(index, { ...definition, comment: index.definition.comment }, { consequence: true });
  }
  for (const trigger of ledger.children(table.id, "trigger")) rewriteTrigger(context, trigger, from, to);
  for (const check of constraintsOf(context, table).filter((each) => each.definition.type === "check")) {
    const definition = changeCondition(check.definition.definition, (text) => renameQualifiers(text, from, to));
    ledger.update(check, { definition }, { consequence: true });
  }
}

function renameQualifiers(expression: string, from: string, to: string): string {
  const prefix = "SELECT ";
  return renameTableIn(prefix + expression, from, to).slice(prefix.length);
}

function rewriteElsewhere(context: Context, from: string, to: string): void {
  const { ledger } = context.session;
  for (const trigger of ledger.mentioning("trigger", from)) rewriteTrigger(context, trigger, from, to);
  for (const view of ledger.mentioning("table", from).filter((each) => each.definition.kind === "view")) {
    const query = view.definition.definition ?? "";
    if (foldName(query).includes(foldName(from))) {
      ledger.update(view, { definition: renameTableIn(query, from, to) }, { consequence: true });
    }
  }
}

function rewriteTrigger(context: Context, trigger: Trigger, from: string, to: string): void {
  if (!foldName(trigger.definition.definition).includes(foldName(from))) return;
  const definition = storedTriggerDefinition(renameTableIn(trigger.definition.definition, from, to));
  if (definition) context.session.ledger.update(trigger, definition, { consequence: true });
}
