import type { CreateViewStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { analyseStoredQuery } from "./analyses";
import { withNames } from "./analysis/query";
import { refreshTriggers } from "./broken";
import {
  type Column,
  type Context,
  columnsOf,
  isMadeInMain,
  makesTemporary,
  refuse,
  refusePlaced,
  setTemporary,
  type Table,
} from "./context";
import { elsewhereIn } from "./elsewhere";
import { prohibitedIn } from "./expression-rules";
import { refuseName } from "./free-name";
import { insertBareColumn, insertTable, readTypeOf, type SelectedColumn } from "./insert-objects";
import { foldName, isSameName } from "./names";
import { stringMarkBy } from "./string-marks";
import { isUnresolved, unresolvedBy } from "./unresolved";

/** `CREATE VIEW` (https://sqlite.org/lang_createview.html). */
export function createView(context: Context<CreateViewStmt>): StatementEnd {
  const { stmt, text } = context;
  const name = stmt.viewName.objName.text;
  const misplaced = refusePlaced(context, stmt.temporary, stmt.viewName);
  if (misplaced) return misplaced;
  if (makesTemporary(stmt.temporary, stmt.viewName)) {
    setTemporary(context, name, true);
    return "no effect";
  }
  if (!isMadeInMain(stmt.viewName)) return "no effect";
  const end = refuseName(context, name, stmt.ifNotExists);
  if (end) return end;
  const fault = prohibitedIn(stmt, {}) ?? elsewhereIn(stmt.select);
  if (fault !== null)
    return refuse(context, "INVALID_STATEMENT", `SQLite refuses the view ${name}: ${fault}.`, "Mend the query.");
  // To the end of the statement, with a comment that stands there.
  const definition = text.slice(stmt.select.span.offset).replace(/[\s;]+$/, "");
  const columnNames = stmt.columns?.map((column) => column.colName.text);
  const found = analyseStoredQuery(context, definition)?.found;
  const extra = { ...(columnNames ? { columnNames } : {}), ...unresolvedBy(found), ...stringMarkBy(found) };
  const view = insertTable(context, name, {
    kind: "view",
    definition,
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  });
  if (!view) return "not understood";
  for (const [index, column] of (columnsOfView(context, view) ?? []).entries()) {
    insertBareColumn(context, view, index + 1, column);
  }
  refreshViews(context, name);
  return "applied";
}

/** A view's columns follow what it reads from: brings those of every view that mentions a name up to date. */
export function refreshViews(context: Context, name: string): void {
  refreshReaders(context, name, new Set());
}

/** Brings the columns of one view up to date, and those of its readers. */
export function refreshView(context: Context, id: string): void {
  const view = context.session.ledger.get(id);
  const columns = view?.kind === "table" ? columnsOfView(context, view) : null;
  if (view?.kind === "table" && columns && replaceColumns(context, view, columns)) refreshViews(context, view.name);
}

function refreshReaders(context: Context, name: string, seen: Set<string>): void {
  refreshTriggers(context, name);
  for (const view of context.session.ledger.mentioning("table", name)) {
    if (view.definition.kind !== "view" || seen.has(view.id) || !mentions(view, name)) continue;
    const columns = columnsOfView(context, view);
    if (!columns || !replaceColumns(context, view, columns)) continue;
    refreshReaders(context, view.name, new Set([...seen, view.id]));
  }
}

function mentions({ definition: { definition } }: Table, name: string): boolean {
  return foldName(definition ?? "").includes(foldName(name));
}

function replaceColumns(context: Context, view: Table, columns: readonly SelectedColumn[]): boolean {
  const { ledger } = context.session;
  const before = columnsOf(context, view);
  if (isSameColumns(before, columns)) return false;
  for (const [index, column] of before.entries()) {
    if (has(columns, column)) continue;
    const successor = before.length === columns.length ? columns[index] : undefined;
    if (successor && !has(before, successor)) ledger.rename(column.id, successor.name, { consequence: true });
    else ledger.remove(column.id, { consequence: true });
  }
  for (const [index, selected] of columns.entries()) {
    const column = ledger.find("column", { parent: view.id }, selected.name);
    if (!column) insertBareColumn(context, view, index + 1, selected, { consequence: true });
    else {
      const { type, readType } = selected;
      const extra = readType === undefined ? undefined : { readType };
      ledger.update(column, { type, ordinal: index + 1, extra }, { consequence: true });
      ledger.rename(column.id, selected.name, { consequence: true });
    }
  }
  return true;
}

function isSameColumns(before: readonly Column[], columns: readonly SelectedColumn[]): boolean {
  const isSame = (column: Column, index: number) =>
    column.name === columns[index]?.name &&
    column.definition.type === columns[index]?.type &&
    readTypeOf(column) === columns[index]?.readType;
  return before.length === columns.length && before.every(isSame);
}

function has(columns: readonly { readonly name: string }[], { name }: { readonly name: string }): boolean {
  return columns.some((column) => isSameName(column.name, name));
}

/** None where it reads what is gone; null where they cannot be told. */
function columnsOfView(context: Context, view: Table): readonly SelectedColumn[] | null {
  const query = analyseStoredQuery(context, view.definition.definition ?? "");
  if (!query) return null;
  if (query.found.problems.length > 0 && !isUnresolved(view)) return [];
  const names = columnNamesOf(view);
  if (!names) return query.columns;
  const isFitting = query.columns?.length === names.length;
  return withNames(names.map((name, index) => ({ type: "", ...(isFitting ? query.columns?.[index] : {}), name })));
}

function columnNamesOf({ definition: { extra } }: Table): string[] | null {
  if (typeof extra !== "object" || extra === null || !("columnNames" in extra)) return null;
  const { columnNames } = extra;
  return Array.isArray(columnNames) ? columnNames.filter((name) => typeof name === "string") : null;
}
