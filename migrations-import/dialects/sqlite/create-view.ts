import { type CreateViewStmt, parseStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { type Context, columnsOf, findTable, isInMain, refuseTaken, setTemporary, type Table } from "./context";
import { insertBareColumn, insertTable } from "./create-table";
import { foldName } from "./names";
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
    insertBareColumn(context, view, index + 1, column.name, column.type);
  }
  return "applied";
}

/** A view's columns follow what it reads from: brings those of every view that mentions a name up to date. */
export function refreshViews(context: Context, name: string): void {
  for (const view of context.session.ledger.ofKind("table")) {
    if (view.definition.kind !== "view" || !foldName(view.definition.definition ?? "").includes(foldName(name)))
      continue;
    const columns = columnsOfView(context, view);
    if (columns && replaceColumns(context, view, columns)) refreshViews(context, view.name);
  }
}

function replaceColumns(context: Context, view: Table, columns: readonly SelectedColumn[]): boolean {
  const { ledger } = context.session;
  const before = columnsOf(context, view);
  const isSame =
    before.length === columns.length &&
    before.every(
      (column, index) => column.name === columns[index]?.name && column.definition.type === columns[index]?.type,
    );
  if (isSame) return false;
  for (const column of before) {
    if (!columns.some(({ name }) => foldName(name) === foldName(column.name)))
      ledger.remove(column.id, { consequence: true });
  }
  for (const [index, { name, type }] of columns.entries()) {
    const column = ledger.find("column", { parent: view.id }, name);
    if (column) ledger.update(column, { type, ordinal: index + 1 }, { consequence: true });
    else insertBareColumn(context, view, index + 1, name, type);
  }
  return true;
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
