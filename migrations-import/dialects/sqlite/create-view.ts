import { type CreateViewStmt, parseStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import {
  type Column,
  type Context,
  columnsOf,
  findTable,
  isInMain,
  refuseTaken,
  setTemporary,
  type Table,
} from "./context";
import { insertBareColumn, insertTable } from "./insert-objects";
import { foldName, isSameName } from "./names";
import { type SelectedColumn, selectColumns } from "./select-columns";
import { textOf } from "./sql-node";

/** `CREATE VIEW` (https://sqlite.org/lang_createview.html). */
export function createView(context: Context<CreateViewStmt>): StatementEnd {
  const { stmt, text } = context;
  const name = stmt.viewName.objName.text;
  if (stmt.temporary) {
    setTemporary(context, name, true);
    return "no effect";
  }
  if (!isInMain(context, stmt.viewName)) return "no effect";
  if (findTable(context, name)) return stmt.ifNotExists ? "no effect" : refuseTaken(context, "table or view", name);
  const definition = textOf(text, stmt.select.span);
  const columnNames = stmt.columns?.map((column) => column.colName.text);
  const view = insertTable(context, name, {
    kind: "view",
    definition,
    ...(columnNames ? { extra: { columnNames } } : {}),
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

function refreshReaders(context: Context, name: string, seen: Set<string>): void {
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
    if (column) ledger.update(column, { type: selected.type, ordinal: index + 1 }, { consequence: true });
    else insertBareColumn(context, view, index + 1, selected, { consequence: true });
  }
  return true;
}

function isSameColumns(before: readonly Column[], columns: readonly SelectedColumn[]): boolean {
  const isSame = (column: Column, index: number) =>
    column.name === columns[index]?.name && column.definition.type === columns[index]?.type;
  return before.length === columns.length && before.every(isSame);
}

function has(columns: readonly { readonly name: string }[], { name }: { readonly name: string }): boolean {
  return columns.some((column) => isSameName(column.name, name));
}

function columnsOfView(context: Context, view: Table): SelectedColumn[] | null {
  const query = view.definition.definition ?? "";
  const result = parseStmt(query);
  if (result.status !== "ok" || result.root.type !== "SelectStmt") return null;
  const names = columnNamesOf(view);
  const columns = selectColumns(context, result.root.body, query);
  return names ? names.map((name, index) => ({ name, type: columns?.[index]?.type ?? "" })) : columns;
}

function columnNamesOf({ definition: { extra } }: Table): string[] | null {
  if (typeof extra !== "object" || extra === null || !("columnNames" in extra)) return null;
  const { columnNames } = extra;
  return Array.isArray(columnNames) ? columnNames.filter((name) => typeof name === "string") : null;
}
