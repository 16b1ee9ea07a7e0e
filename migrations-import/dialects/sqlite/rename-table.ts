import type { StatementEnd } from "../dialect";
import { analyseOwnExpression, analyseStoredIndex, analyseStoredQuery, analyseStoredTrigger } from "./analyses";
import type { Findings } from "./analysis/scope";
import { refuseBroken, refuseBrokenBy } from "./broken";
import { changeCondition } from "./check-condition";
import { type Context, constraintsOf, findTable, refuse, refuseTaken, type Table } from "./context";
import { indexDefinition } from "./create-index";
import { storedTriggerDefinition } from "./create-trigger";
import { refreshViews } from "./create-view";
import { takenFor } from "./create-virtual-table";
import { applyEdits } from "./edits";
import { foreignKeysTo, pointForeignKey, resolveForeignKeysTo } from "./foreign-keys";
import { findNamed, refuseReserved } from "./free-name";
import { virtualTableOf } from "./module-arguments";
import { isSameName, quoteName } from "./names";
import { keepOrdinals, rememberRename } from "./ordinals";
import { parseStatement } from "./parse-statement";
import { isReserved } from "./reserved-names";
import { renamesInForeignKeys, renamesInViewsAndTriggers } from "./settings";
import { faultOfExpressions } from "./table-rules";

/** A text with a table's name in it, and what is to be done with the text once the table has its new name. */
type Rewrite = () => void;

/**
 * `ALTER TABLE … RENAME TO` (https://sqlite.org/lang_altertable.html#alter_table_rename): foreign keys, indexes, triggers and
 * views that speak of the table are rewritten with it. As in SQLite, the new name comes in quotes.
 */
export function renameTable(context: Context, table: Table, name: string): StatementEnd {
  const taken = findNamed(context, name);
  if (taken) return refuseTaken(context, taken, name);
  if (isReserved(name)) return refuseReserved(context, name);
  const unfit =
    table.definition.kind === "virtual table" ? takenFor(context, { ...virtualTableOf(table), name }) : null;
  if (unfit !== null) {
    const hint = "Choose another name.";
    return refuse(context, "INVALID_STATEMENT", `SQLite refuses to rename ${table.name} to ${name}: ${unfit}.`, hint);
  }
  const isWhole = renamesInViewsAndTriggers(context);
  const change = `rename ${table.name}`;
  const refused = isWhole ? refuseBroken(context, change) : null;
  if (refused) return refused;
  const from = table.name;
  const rewrites = [...ownParts(context, table, name, isWhole), ...triggers(context, table, name, isWhole)];
  if (isWhole) rewrites.push(...checks(context, table, name), ...views(context, from, name));
  finishRename(context, table, name, rewrites);
  return (isWhole ? refuseBrokenBy(context, change) : refuseOwnBroken(context, name)) ?? "applied";
}

function finishRename(context: Context, table: Table, name: string, rewrites: readonly Rewrite[]): void {
  const from = table.name;
  context.session.ledger.rename(table.id, name);
  const renamed = findTable(context, name);
  if (!renamed) return;
  rememberRename(context, from, name);
  keepOrdinals(context, renamed);
  if (renamesInForeignKeys(context)) rewriteForeignKeys(context, from, name);
  for (const rewrite of rewrites) rewrite();
  resolveForeignKeysTo(context, renamed);
  refreshViews(context, from);
  refreshViews(context, name);
}

function rewriteForeignKeys(context: Context, from: string, to: string): void {
  for (const key of foreignKeysTo(context, from)) {
    const { references, columns } = key.definition;
    if (references) pointForeignKey(context, key, { ...references, table: to }, columns);
  }
}

/** What belongs to a table is found anew by its name: it may have taken over the identity of another. */
function ownParts(context: Context, table: Table, to: string, isWhole: boolean): Rewrite[] {
  const { ledger } = context.session;
  return ledger.children(table.id, "index").map((index) => {
    const stored = index.definition.definition;
    const found = analyseStoredIndex(context, table, stored);
    const tables = isWhole ? found?.tables : found?.tables.slice(0, 1);
    const text = renamed(stored, { tables: tables ?? [] }, table.name, to);
    return () => {
      const current = ledger.find("index", { schema: index.schema }, index.name);
      const owner = findTable(context, to);
      const definition = owner ? indexDefinition(context, owner, text) : null;
      if (current && definition)
        ledger.update(current, { ...definition, comment: current.definition.comment }, { consequence: true });
    };
  });
}

/** Where only the table's own name is changed, what says the old one in front of a column is an error. */
function refuseOwnBroken(context: Context, name: string): StatementEnd | null {
  const table = findTable(context, name);
  if (!table) return null;
  const indexes = context.session.ledger.children(table.id, "index");
  const problems = indexes.flatMap(
    (index) => analyseStoredIndex(context, table, index.definition.definition)?.problems,
  );
  const fault = problems.find((problem) => problem !== undefined) ?? faultOfExpressions(context, table);
  if (fault === null) return null;
  const message = `SQLite refuses the name ${name}, because the table or its indexes say its old one: ${fault}.`;
  return refuse(context, "INVALID_STATEMENT", message, "Rename it without PRAGMA legacy_alter_table.");
}

function checks(context: Context, table: Table, to: string): Rewrite[] {
  const { ledger } = context.session;
  const all = constraintsOf(context, table).filter((each) => each.definition.type === "check");
  return all.map((check) => {
    const definition = changeCondition(check.definition.definition, (text) => {
      const analysed = analyseOwnExpression(context, table, text);
      return analysed ? renamed(text, analysed.found, table.name, to, analysed.shift) : text;
    });
    return () => {
      const owner = findTable(context, to);
      const current = owner && ledger.find("constraint", { parent: owner.id }, check.name);
      if (current) ledger.update(current, { definition }, { consequence: true });
    };
  });
}

/** Where views and triggers are left alone, only the table a trigger is on has its name changed in it. */
function triggers(context: Context, table: Table, to: string, isWhole: boolean): Rewrite[] {
  const { ledger } = context.session;
  return ledger.mentioning("trigger", table.name).flatMap((trigger) => {
    const stored = trigger.definition.definition;
    const found = isWhole ? analyseStoredTrigger(context, stored) : ownerIn(stored);
    const text = renamed(stored, found, table.name, to);
    const definition = text === stored ? null : storedTriggerDefinition(text);
    if (!definition) return [];
    return [
      () => {
        const current = ledger.find("trigger", { schema: trigger.schema }, trigger.name);
        if (current) ledger.update(current, { definition: definition.definition }, { consequence: true });
      },
    ];
  });
}

function ownerIn(stored: string): Pick<Findings, "tables"> | null {
  const result = parseStatement(stored);
  if (result.status !== "ok" || result.root.type !== "CreateTriggerStmt") return null;
  const { objName } = result.root.tblName;
  return { tables: [{ table: objName.text, span: objName.span }] };
}

function views(context: Context, from: string, to: string): Rewrite[] {
  const { ledger } = context.session;
  return ledger.mentioning("table", from).flatMap((view) => {
    const query = view.definition.kind === "view" ? view.definition.definition : null;
    if (query === null) return [];
    const definition = renamed(query, analyseStoredQuery(context, query)?.found ?? null, from, to);
    return definition === query ? [] : [() => ledger.update(view, { definition }, { consequence: true })];
  });
}

function renamed(text: string, found: Pick<Findings, "tables"> | null, from: string, to: string, shift = 0): string {
  const spans = (found?.tables ?? []).filter(({ table }) => isSameName(table, from)).map(({ span }) => span);
  return applyEdits(
    text,
    spans.map((span) => ({ span, replacement: quoteName(to) })),
    shift,
  );
}
