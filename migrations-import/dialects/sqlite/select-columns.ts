import type {
  As,
  CommonTableExpr,
  Expr,
  FromClause,
  JoinedSelectTable,
  ResultColumn,
  Select,
  SelectTable,
  With,
} from "sqlite3-parser";
import { affinityType } from "./affinity";
import { type Context, columnsOf, findTable } from "./context";
import { foldName, isSameName } from "./names";
import { textOf } from "./sql-node";

/** A column of a query's result, as a view or `CREATE TABLE … AS` would have it. */
export type SelectedColumn = { readonly name: string; readonly type: string };

/** What a FROM clause reads; `columns` is null where they are not known. */
type Source = { readonly name: string | null; readonly columns: readonly SelectedColumn[] | null };

type Scope = {
  readonly context: Pick<Context, "session">;
  readonly text: string;
  /** Common table expressions in reach, by folded name. */
  readonly common: ReadonlyMap<string, readonly SelectedColumn[] | null>;
  /** Sources in reach, the innermost query's last. */
  readonly sources: readonly Source[];
};

/**
 * The columns a query gives, named and typed as SQLite does for views (https://sqlite.org/lang_createview.html), or null
 * where the query reads with `*` from what is not known at this point.
 */
export function selectColumns(
  context: Pick<Context, "session">,
  select: Select,
  text: string,
): SelectedColumn[] | null {
  const columns = columnsOfSelect(select, { context, text, common: new Map(), sources: [] });
  return columns && withUniqueNames(columns);
}

function columnsOfSelect(select: Select, outer: Scope): SelectedColumn[] | null {
  const scope = select.with ? withCommon(select.with, outer) : outer;
  const core = select.select;
  if (core.type === "SelectValues") {
    return (core.values[0]?.values ?? []).map((_, index) => ({ name: `column${index + 1}`, type: "" }));
  }
  const own = core.from ? sourcesOf(core.from, scope) : [];
  const inner = { ...scope, sources: [...scope.sources, ...own] };
  const parts = core.columns.map((column) => columnsOfResult(column, own, inner));
  const columns = parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
  return columns && columns.length <= mostColumns ? columns : null;
}

/** SQLite's own limit (https://sqlite.org/limits.html); without one, queries that double each other's columns never end. */
const mostColumns = 2000;

function withCommon(clause: With, outer: Scope): Scope {
  const common = new Map(outer.common);
  for (const table of clause.ctes) common.set(foldName(table.tblName.text), commonColumns(table, { ...outer, common }));
  return { ...outer, common };
}

function commonColumns(table: CommonTableExpr, scope: Scope): SelectedColumn[] | null {
  const columns = columnsOfSelect(table.select, scope);
  if (!table.columns) return columns;
  return table.columns.map(({ colName }, index) => ({ name: colName.text, type: columns?.[index]?.type ?? "" }));
}

function sourcesOf(from: FromClause, scope: Scope): Source[] {
  const sources = from.select ? sourcesOfTable(from.select, scope) : [];
  for (const join of from.joins ?? []) {
    const doubled = joinedBy(join, sources);
    sources.push(...sourcesOfTable(join.table, scope).map((source) => without(source, doubled)));
  }
  return sources;
}

/** The columns that a join takes together, which `*` shows once. */
function joinedBy({ operator, constraint }: JoinedSelectTable, before: readonly Source[]): string[] {
  if (constraint?.type === "UsingJoinConstraint") return constraint.columns.map((name) => name.text);
  const isNatural = operator.type === "TypedJoinJoinOperator" && ((operator.joinType ?? 0) & naturalJoin) !== 0;
  return isNatural ? before.flatMap((source) => source.columns?.map((column) => column.name) ?? []) : [];
}

/** The bit of `JoinType` for NATURAL, which the parser only declares as a type. */
const naturalJoin = 4;

function without(source: Source, names: readonly string[]): Source {
  const columns = source.columns?.filter((column) => !names.some((name) => isSameName(name, column.name))) ?? null;
  return { ...source, columns };
}

function sourcesOfTable(table: SelectTable, scope: Scope): Source[] {
  switch (table.type) {
    case "TableSelectTable": {
      const name = table.tblName.objName.text;
      return [{ name: aliasOf(table.alias) ?? name, columns: columnsOfName(name, scope) }];
    }
    case "SelectSelectTable":
      return [{ name: aliasOf(table.alias), columns: columnsOfSelect(table.select, scope) }];
    case "SubSelectTable":
      return sourcesOf(table.from, scope);
    case "TableCallSelectTable":
      return [{ name: aliasOf(table.alias) ?? table.tblName.objName.text, columns: null }];
  }
}

function columnsOfName(name: string, { context, common }: Scope): readonly SelectedColumn[] | null {
  const known = common.get(foldName(name));
  if (known !== undefined) return known;
  const table = findTable(context, name);
  if (!table) return null;
  // A table's column without a type has the affinity of a blob; a view's has none.
  const untyped = table.definition.kind === "view" ? "" : "BLOB";
  return columnsOf(context, table).map((column) => ({ name: column.name, type: column.definition.type || untyped }));
}

function columnsOfResult(column: ResultColumn, own: readonly Source[], scope: Scope): SelectedColumn[] | null {
  if (column.type === "StarResultColumn") return allOf(own);
  if (column.type === "TableStarResultColumn") return allOf(own.filter((source) => isNamed(source, column.table.text)));
  const { expr } = column;
  const found = resolve(expr, scope);
  const name = aliasOf(column.alias) ?? found?.name ?? writtenName(expr) ?? textOf(scope.text, expr.span);
  return [{ name, type: found?.type ?? typeOfExpression(expr, scope) }];
}

function allOf(sources: readonly Source[]): SelectedColumn[] | null {
  if (sources.length === 0 || sources.some((source) => source.columns === null)) return null;
  return sources.flatMap((source) => source.columns ?? []);
}

function resolve(expr: Expr, { sources }: Scope): SelectedColumn | undefined {
  if (expr.type === "ParenthesizedExpr" && expr.exprs.length === 1) return undefined;
  const name = expr.type === "Id" ? expr.name : expr.type === "QualifiedExpr" ? expr.column.text : null;
  if (name === null) return undefined;
  const table = expr.type === "QualifiedExpr" ? expr.table.text : null;
  const reached = sources.filter((source) => table === null || isNamed(source, table)).reverse();
  return reached.flatMap((source) => source.columns ?? []).find((column) => isSameName(column.name, name));
}

function typeOfExpression(expr: Expr, scope: Scope): string {
  switch (expr.type) {
    case "CastExpr":
      return expr.typeName ? affinityType(textOf(scope.text, expr.typeName.span)) : "";
    case "ParenthesizedExpr":
      return expr.exprs.length === 1 && expr.exprs[0]
        ? (resolve(expr.exprs[0], scope)?.type ?? typeOfExpression(expr.exprs[0], scope))
        : "";
    case "CollateExpr":
      return resolve(expr.expr, scope)?.type ?? typeOfExpression(expr.expr, scope);
    case "SubqueryExpr":
      return columnsOfSelect(expr.select, scope)?.[0]?.type ?? "";
    default:
      return "";
  }
}

function writtenName(expr: Expr): string | null {
  if (expr.type === "Id") return expr.name;
  return expr.type === "QualifiedExpr" ? expr.column.text : null;
}

function isNamed(source: Source, name: string): boolean {
  return source.name !== null && isSameName(source.name, name);
}

function aliasOf(alias: As | undefined): string | null {
  return alias?.name.text ?? null;
}

/** Of columns with one name, the later ones get `:1`, `:2`, … */
function withUniqueNames(columns: readonly SelectedColumn[]): SelectedColumn[] {
  const taken = new Set<string>();
  return columns.map(({ name, type }) => {
    let unique = name;
    for (let number = 1; taken.has(foldName(unique)); number += 1) unique = `${name}:${number}`;
    taken.add(foldName(unique));
    return { name: unique, type };
  });
}
