import type { StatementEnd } from "../dialect";
import { analyseOwnExpression, analyseStoredIndex, analyseStoredQuery, analyseStoredTrigger } from "./analyses";
import type { Findings } from "./analysis/scope";
import { changeCondition } from "./check-condition";
import { type Context, columnsOf, constraintsOf, refuse, type Table } from "./context";
import { indexDefinition } from "./create-index";
import { storedTriggerDefinition } from "./create-trigger";
import { refreshView } from "./create-view";
import { applyEdits } from "./edits";
import { foldName } from "./names";
import { markedObjects } from "./string-marks";
import { isUnresolved } from "./unresolved";

/**
 * Where SQLite renames or drops a column, it first writes strings in double quotes anew in single ones, in all of the schema
 * (`sqlite_rename_quotefix` in alter.c), lest one of them mean a column from then on. Refuses the change where an index is over
 * such a string, which would then be the name of a column; null where none is.
 */
export function requoteStrings(context: Context, change: string): StatementEnd | null {
  for (const table of markedObjects(context, "table")) {
    const { kind } = table.definition;
    if (kind === "view") requoteView(context, table);
    const lost = kind === "table" ? requoteTable(context, table) : null;
    if (lost === null) continue;
    const message = `SQLite refuses to ${change} as long as the index ${lost} is over a string in double quotes.`;
    return refuse(context, "INVALID_STATEMENT", message, "Drop the index, or name a column there.");
  }
  requoteTriggers(context);
  return null;
}

function requoteTriggers(context: Context): void {
  const { ledger } = context.session;
  for (const trigger of markedObjects(context, "trigger")) {
    const { definition: text } = trigger.definition;
    if (isUnresolved(trigger)) continue;
    const definition = storedTriggerDefinition(requoted(text, analyseStoredTrigger(context, text)))?.definition;
    if (definition && definition !== text) ledger.update(trigger, { definition }, { consequence: true });
  }
}

function requoteView(context: Context, view: Table): void {
  const text = view.definition.definition ?? "";
  if (isUnresolved(view)) return;
  const definition = requoted(text, analyseStoredQuery(context, text)?.found ?? null);
  if (definition === text) return;
  context.session.ledger.update(view, { definition }, { consequence: true });
  refreshView(context, view.id);
}

/** The first index whose key is such a string, if there is one. */
function requoteTable(context: Context, table: Table): string | null {
  const { ledger } = context.session;
  const columns = columnsOf(context, table);
  const names = new Set(columns.map(({ name }) => foldName(name)));
  const inExpression = (text: string) => {
    if (!mayHoldString(text, names)) return text;
    const analysed = analyseOwnExpression(context, table, text);
    return requoted(text, analysed?.found ?? null, analysed?.shift);
  };
  for (const check of constraintsOf(context, table)) {
    const { type, definition: text } = check.definition;
    const definition = type === "check" ? changeCondition(text, inExpression) : text;
    if (definition !== text) ledger.update(check, { definition }, { consequence: true });
  }
  for (const column of columns) {
    const generated = inExpression(column.definition.generated ?? "");
    if (generated !== (column.definition.generated ?? "")) ledger.update(column, { generated }, { consequence: true });
  }
  for (const index of ledger.children(table.id, "index")) {
    const { definition: text } = index.definition;
    if (!mayHoldString(text.slice(text.indexOf("(")), names)) continue;
    const stored = requoted(text, analyseStoredIndex(context, table, text));
    if (stored === text) continue;
    if (analyseStoredIndex(context, table, stored)?.problems.length !== 0) return index.name;
    const definition = indexDefinition(context, table, stored);
    if (definition) ledger.update(index, definition, { consequence: true });
  }
  return null;
}

/** Whether something stands in double quotes that is none of the table's own columns. */
function mayHoldString(text: string, columns: ReadonlySet<string>): boolean {
  if (!text.includes('"')) return false;
  return [...text.matchAll(/"((?:[^"]|"")*)"/g)].some(([, name = ""]) => !columns.has(foldName(name)));
}

function requoted(text: string, found: Pick<Findings, "strings"> | null, shift = 0): string {
  const edits = (found?.strings ?? []).map((span) => {
    const written = text.slice(span.offset - shift + 1, span.offset - shift + span.length - 1);
    return { span, replacement: `'${written.replaceAll('""', '"').replaceAll("'", "''")}'` };
  });
  return edits.length === 0 ? text : applyEdits(text, edits, shift);
}
