import type { Expr, Stmt } from "sqlite3-parser";
import { analyseExpression } from "./analysis/expression";
import { analyseQuery } from "./analysis/query";
import {
  type Findings,
  type Lookup,
  noFindings,
  type Relation,
  relationSource,
  resolveColumn,
  type Scope,
} from "./analysis/scope";
import { systemTable } from "./analysis/system-tables";
import { analyseTrigger } from "./analysis/trigger";
import { columnValue, reportedType, type Value } from "./analysis/value";
import { type Column, type Context, columnsOf, constraintsOf, findTable, isTemporary, type Table } from "./context";
import { parseExpression } from "./expression-columns";
import { readTypeOf, type SelectedColumn } from "./insert-objects";
import { virtualTableOf } from "./module-arguments";
import { parseStatement } from "./parse-statement";
import { isReserved } from "./reserved-names";
import { isUnresolved } from "./unresolved";
import { hiddenColumns } from "./virtual-modules";

type InSession = Pick<Context, "session">;

/** What a query gives and mentions. */
export type AnalysedQuery = {
  /** Null where it reads with `*` from what is not known. */
  readonly columns: readonly SelectedColumn[] | null;
  readonly values: readonly Value[] | null;
  readonly found: Findings;
};

/** The columns of a query, named and typed as SQLite does for views (https://sqlite.org/lang_createview.html). */
export function analyseStoredQuery(context: InSession, text: string): AnalysedQuery | null {
  return analyseQueryIn(newScope(context, text));
}

/** The same for a query that is run at once: it reaches what is temporary, of which nothing is known, before all else. */
export function analyseRunQuery(context: InSession, text: string): AnalysedQuery | null {
  const scope = newScope(context, text);
  return analyseQueryIn({ ...scope, lookup: (name) => (isTemporary(context, name) ? "unknown" : scope.lookup(name)) });
}

function analyseQueryIn(scope: Scope): AnalysedQuery | null {
  const stmt = parsed(scope.text);
  if (stmt?.type !== "SelectStmt") return null;
  const values = analyseQuery(stmt.body, scope);
  const columns = values?.map(selected) ?? null;
  return { columns, values, found: scope.found };
}

function selected(value: Value): SelectedColumn {
  const { readType } = value;
  return { name: value.name ?? "", type: reportedType(value), ...(readType === undefined ? {} : { readType }) };
}

/** What a stored trigger mentions; null where the text is none. */
export function analyseStoredTrigger(context: InSession, text: string): Findings | null {
  const stmt = parsed(text);
  if (stmt?.type !== "CreateTriggerStmt") return null;
  const scope = newScope(context, text);
  analyseTrigger(stmt, scope);
  return scope.found;
}

/** What a stored index mentions, its table included; null where the text is none. */
export function analyseStoredIndex(context: InSession, table: Table, text: string): Findings | null {
  const stmt = parsed(text);
  if (stmt?.type !== "CreateIndexStmt") return null;
  const scope = ownScope(context, table, text);
  scope.found.tables.push({ table: table.name, span: stmt.tblName.span });
  for (const { expr } of stmt.columns) analyseKey(expr, withoutRowid(scope));
  if (stmt.whereClause) analyseExpression(stmt.whereClause, scope);
  return scope.found;
}

/** What is indexed: a string there is the name of a column. */
function analyseKey(expr: Expr, scope: Scope): void {
  const [only] = expr.type === "ParenthesizedExpr" && expr.exprs.length === 1 ? expr.exprs : [];
  if (only) analyseKey(only, scope);
  else if (expr.type === "CollateExpr") analyseKey(expr.expr, scope);
  else if (expr.type !== "StringLiteral") analyseExpression(expr, scope);
  else resolveColumn({ type: "Name", text: expr.value, span: expr.span }, null, scope);
}

/** The rowid has no name where a value is stored. */
function withoutRowid(scope: Scope): Scope {
  const frames = scope.frames.map((frame) => ({
    ...frame,
    sources: frame.sources.map((source) => ({ ...source, rowid: null })),
  }));
  return { ...scope, frames };
}

/** What an expression over one table mentions; spans count in the expression's text once `shift` is taken off. `isStored` where it is the value of a column. */
export function analyseOwnExpression(
  context: InSession,
  table: Table,
  text: string,
  isStored = false,
): { readonly found: Findings; readonly shift: number; readonly expr: Expr } | null {
  const expression = parseExpression(text);
  if (!expression) return null;
  const { expr, shift } = expression;
  const scope = ownScope(context, table, " ".repeat(shift) + text);
  analyseExpression(expr, isStored ? withoutRowid(scope) : scope);
  return { found: scope.found, shift, expr };
}

/** Statements are read again and again while others change; those read last are kept. */
const recent = new Map<string, Stmt | null>();
const mostRecent = 500;

function parsed(text: string): Stmt | null {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const result = parseStatement(text);
  const stmt = result.status === "ok" ? result.root : null;
  if (recent.size >= mostRecent) recent.clear();
  recent.set(text, stmt);
  return stmt;
}

function newScope(context: InSession, text: string): Scope {
  return { text, lookup: lookupIn(context), found: noFindings(), common: new Map(), frames: [], isReadFrom: false };
}

function ownScope(context: InSession, table: Table, text: string): Scope {
  const source = relationSource(relationOf(context, table), table.name, true);
  return { ...newScope(context, text), frames: [{ sources: [source], aliases: new Map() }] };
}

function lookupIn(context: InSession): Lookup {
  return (name) => {
    const table = findTable(context, name);
    if (!table) return systemTable(name) ?? "none";
    const relation = relationOf(context, table);
    if (relation.columns.length > 0 || table.definition.kind !== "view") return relation;
    return isUnresolved(table) ? "unknown" : "none";
  };
}

function relationOf(context: InSession, table: Table): Relation {
  const { kind } = table.definition;
  const isStrict = table.definition.options?.includes("STRICT") ?? false;
  const toValue = (column: Column): Value => {
    const { name, definition } = column;
    const value = columnValue(name, definition.type, isStrict);
    const readType = readTypeOf(column);
    if (kind !== "view") return value;
    const read = readType === undefined ? value : { ...value, type: readType };
    return definition.type === "" ? { ...read, affinity: "none" } : read;
  };
  return {
    name: table.name,
    columns: columnsOf(context, table).map(toValue),
    rowid: rowidOf(context, table),
    ...hiddenIn(table),
    hasIndex: (name) => hasIndex(context, table, name),
  };
}

/** What the modules that SQLite brings hide; of others that is not known. */
function hiddenIn(table: Table): Pick<Relation, "isOpen" | "hidden"> {
  if (table.definition.kind !== "virtual table") return { isOpen: false, hidden: [] };
  const hidden = hiddenColumns(virtualTableOf(table));
  return { isOpen: hidden === null, hidden: hidden ?? [] };
}

function hasIndex({ session }: InSession, table: Table, name: string): boolean {
  const index = session.ledger.find("index", { schema: table.schema }, name);
  return index ? index.parent === table.id : isReserved(name);
}

/** Whether a table's primary key is the rowid under another name, and so has no index. */
export function isRowid(context: InSession, table: Table): boolean {
  const name = rowidOf(context, table);
  const key = constraintsOf(context, table).find(({ definition }) => definition.type === "primary key");
  return name !== null && (key?.definition.columns.includes(name) ?? false);
}

function rowidOf(context: InSession, table: Table): string | null {
  const { kind, options } = table.definition;
  if (kind === "view" || options?.includes("WITHOUT ROWID")) return null;
  const key = constraintsOf(context, table).find(({ definition }) => definition.type === "primary key")?.definition;
  const [name, second] = key?.columns ?? [];
  const column = columnsOf(context, table).find((each) => each.name === name);
  return second === undefined && column?.definition.type === "INTEGER" ? column.name : "rowid";
}
