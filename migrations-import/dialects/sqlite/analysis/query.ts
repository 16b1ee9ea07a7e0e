import type { CommonTableExpr, Expr, OneSelect, ResultColumn, Select, SelectFrom, With } from "sqlite3-parser";
import { mostColumns } from "../limits";
import { foldName, isSameName } from "../names";
import { textOf } from "../sql-node";
import { faultOfAggregates } from "./aggregate-rules";
import { analyseChildren, analyseExpression } from "./expression";
import { analyseConditions, argumentsIn, sourcesOf } from "./from";
import {
  type Common,
  columnOf,
  eitherOf,
  type Frame,
  isMerged,
  noFindings,
  type Scope,
  type Source,
  standingFor,
} from "./scope";
import { anything, asShown, unite, type Value } from "./value";

/** Finds what a query mentions, and gives its columns; null where it reads with `*` from what is not known. */
export function analyseQuery(select: Select, outer: Scope, recursive?: CommonTableExpr): readonly Value[] | null {
  const { scope, lookThroughUnread } = select.with ? withCommon(select.with, outer) : noCommon(outer);
  const first = analyseCore(select.select, select, scope);
  const inner = recursive ? withItself(recursive, first, scope) : scope;
  const others = (select.compounds ?? []).map((compound) => analyseCore(compound.select, select, inner));
  if (select.limit) analyseChildren(select.limit, { ...scope, frames: [] });
  lookThroughUnread();
  noteUnordered(select, [first, ...others], scope);
  noteUneven([first, ...others], scope);
  if (!first || others.some((columns) => columns === null)) return first;
  return first.map((value, index) => ({
    ...unite([value, ...others.flatMap((columns) => columns?.[index] ?? [])]),
    name: value.name,
  }));
}

/** The parts of a compound query give as many columns each. */
function noteUneven(parts: readonly (readonly Value[] | null)[], { found }: Scope): void {
  const counts = new Set(parts.flatMap((part) => (part ? [part.length] : [])));
  if (counts.size > 1) found.problems.push("the parts of the compound query do not have the same number of columns");
}

/** What a compound query is ordered by is among its results, in one of its parts at least. */
function noteUnordered(select: Select, parts: readonly (readonly Value[] | null)[], { found }: Scope): void {
  if (parts.length === 1 || parts.includes(null)) return;
  const places = faultOfPlaces(
    (select.orderBy ?? []).map(({ expr }) => expr),
    parts[0]?.length ?? 0,
  );
  if (places !== null) found.problems.push(places);
  for (const { expr } of select.orderBy ?? []) {
    if (expr.type === "QualifiedExpr") continue;
    const name = nameIn(expr);
    const isResult = parts.some((part) =>
      part?.some((value) => value.name !== null && isSameName(value.name, name ?? "")),
    );
    if (name !== null && !isResult) found.problems.push(`${name} is no result to order by`);
  }
}

type WithCommon = { readonly scope: Scope; readonly lookThroughUnread: () => void };

function noCommon(scope: Scope): WithCommon {
  return { scope, lookThroughUnread: () => {} };
}

/** The expressions of a WITH clause can name each other, and, behind UNION, themselves. What is wrong in one that nothing reads is no problem. */
function withCommon(clause: With, outer: Scope): WithCommon {
  const unread = new Set(clause.ctes);
  const common = new Map(outer.common);
  const scope = { ...outer, common };
  for (const table of clause.ctes) {
    const circular = () => scope.found.problems.push(`circular reference: ${table.tblName.text}`);
    const columns = once(() => commonColumns(table, scope), circular);
    common.set(foldName(table.tblName.text), () => {
      unread.delete(table);
      return columns();
    });
  }
  return { scope, lookThroughUnread: () => lookThrough([...unread], scope) };
}

/** Notes what common tables mention, each once, and those that were read before not again. */
function lookThrough(unread: readonly CommonTableExpr[], outer: Scope): void {
  const common = new Map(outer.common);
  const scope = { ...outer, common, found: { ...outer.found, problems: [], missing: [] } };
  const all = unread.map((table) => {
    const columns = once(
      () => commonColumns(table, scope),
      () => {},
    );
    common.set(foldName(table.tblName.text), columns);
    return columns;
  });
  for (const columns of all) columns();
}

/** Worked out when it is first asked for; `onItself` is told where it asks for itself meanwhile. */
function once(work: Common, onItself: () => void): Common {
  let result: readonly Value[] | null | undefined;
  let isAtWork = false;
  return () => {
    if (isAtWork) onItself();
    if (isAtWork || result !== undefined) return result ?? null;
    isAtWork = true;
    result = work();
    isAtWork = false;
    return result;
  };
}

function commonColumns(table: CommonTableExpr, scope: Scope): readonly Value[] | null {
  const columns = analyseQuery(table.select, { ...scope, isReadFrom: true }, table);
  const isFitting = !columns || !table.columns || columns.length === table.columns.length;
  if (!isFitting) scope.found.problems.push(`table ${table.tblName.text} has another number of values than of columns`);
  return namedAs(table, columns);
}

function namedAs({ columns: names }: CommonTableExpr, columns: readonly Value[] | null): readonly Value[] | null {
  if (!names) return columns;
  return names.map(({ colName }, index) => ({ ...(columns?.[index] ?? anything), name: colName.text }));
}

function withItself(table: CommonTableExpr, first: readonly Value[] | null, scope: Scope): Scope {
  const common = new Map(scope.common);
  common.set(foldName(table.tblName.text), () => namedAs(table, first));
  return { ...scope, common };
}

function analyseCore(core: OneSelect, select: Select, scope: Scope): readonly Value[] | null {
  if (core.type === "SelectFrom") return analyseSelectFrom(core, select, scope);
  const rows = core.values.map((row) => row.values.map((expr) => analyseExpression(expr, scope)));
  return (rows[0] ?? []).map((_, index) => ({
    ...unite(rows.map((row) => row[index] ?? anything)),
    name: `column${index + 1}`,
  }));
}

function analyseSelectFrom(core: SelectFrom, select: Select, scope: Scope): readonly Value[] | null {
  const sources = core.from ? sourcesOf(core.from, scope) : [];
  const inner = { ...scope, frames: [{ sources, aliases: noAliases }, ...scope.frames] };
  const parts = core.columns.map((column) => resultOf(column, sources, inner));
  const known = parts.flatMap((part) => part ?? []);
  const named = withNames(known);
  const frame = { sources, aliases: aliasesOf(core, inner) };
  analyseClauses(core, select, { ...scope, frames: [frame, ...scope.frames] });
  const isCompound = (select.compounds?.length ?? 0) > 0;
  const isKnown = parts.every((part) => part !== null);
  const ordered = (isCompound ? [] : (select.orderBy ?? [])).map(({ expr }) => expr);
  const fault =
    faultOfAggregates(core, ordered, scope.frames.length > 0) ??
    (isKnown ? faultOfPlaces([...(core.groupBy ?? []), ...ordered], known.length) : null);
  if (fault !== null) scope.found.problems.push(fault);
  return parts.some((part) => part === null) || named.length > mostColumns ? null : named;
}

/** A number is the place of a result. */
function faultOfPlaces(terms: readonly Expr[], count: number): string | null {
  const strange = terms.find((term) => {
    const place = placeIn(term) ?? 1;
    return place < 1 || place > count;
  });
  return strange ? `there is no result ${placeIn(strange)} to order or group by` : null;
}

function placeIn(term: Expr): number | null {
  if (term.type === "CollateExpr") return placeIn(term.expr);
  if (term.type === "UnaryExpr" && term.op === "Negative") {
    const place = placeIn(term.expr);
    return place === null ? null : -place;
  }
  return term.type === "NumericLiteral" && /^\d+$/.test(term.value) ? Number(term.value) : null;
}

const noAliases: ReadonlyMap<string, Value> = new Map();

/** What stands behind the results can use the names they were given. */
function analyseClauses(core: SelectFrom, select: Select, scope: Scope): void {
  if (core.from) analyseConditions(core.from, scope);
  for (const expr of core.from ? argumentsIn(core.from) : []) analyseExpression(expr, scope);
  for (const expr of [core.whereClause, ...(core.groupBy ?? []), core.having]) if (expr) analyseExpression(expr, scope);
  for (const window of core.windowClause ?? []) analyseChildren(window, scope);
  const isCompound = (select.compounds?.length ?? 0) > 0;
  // The terms behind a compound query are its results; what else they could be was never of use.
  const ordered = isCompound ? { ...scope, found: { ...scope.found, problems: [] } } : scope;
  if (isCompound && core !== select.select) return;
  for (const { expr } of select.orderBy ?? []) {
    if (!isAlias(withoutCollation(expr), scope.frames[0])) analyseExpression(expr, ordered);
  }
}

function withoutCollation(expr: Expr): Expr {
  if (expr.type === "CollateExpr") return withoutCollation(expr.expr);
  const [only] = expr.type === "ParenthesizedExpr" && expr.exprs.length === 1 ? expr.exprs : [];
  return only ? withoutCollation(only) : expr;
}

function isAlias(expr: { readonly type: string; readonly name?: unknown }, frame: Frame | undefined): boolean {
  return expr.type === "Id" && typeof expr.name === "string" && (frame?.aliases.has(foldName(expr.name)) ?? false);
}

function aliasesOf(core: SelectFrom, scope: Scope): ReadonlyMap<string, Value> {
  const silent = { ...scope, found: noFindings() };
  return new Map(
    core.columns.flatMap((column): [string, Value][] =>
      column.type === "ExprResultColumn" && column.alias
        ? [[foldName(column.alias.name.text), analyseExpression(column.expr, silent)]]
        : [],
    ),
  );
}

function resultOf(column: ResultColumn, sources: readonly Source[], scope: Scope): readonly Value[] | null {
  if (column.type === "StarResultColumn") {
    noteDoubled(sources, scope);
    return allOf(sources);
  }
  if (column.type === "TableStarResultColumn") {
    const named = sources.filter(({ name }) => name !== null && isSameName(name, column.table.text));
    if (named.some(({ isNested }) => isNested)) scope.found.lostInRenames.push(`no such table: ${column.table.text}`);
    if (named.length === 0) scope.found.problems.push(`no such table: ${column.table.text}`);
    for (const { table, isOwnName } of named) {
      if (table !== null && isOwnName) scope.found.tables.push({ table, span: column.table.span });
    }
    return allOf(named.map((source) => ({ ...source, merged: [], stoodFor: [] })));
  }
  const value = analyseExpression(column.expr, scope);
  if (column.expr.type === "ParenthesizedExpr" && column.expr.exprs.length > 1)
    scope.found.problems.push("row value misused");
  const own = scope.isReadFrom ? nameIn(column.expr) : value.name;
  const name = column.alias?.name.text ?? named(own ?? textOf(scope.text, column.expr.span));
  return [{ ...value, name }];
}

/** `*` stands for all columns with the names of their tables in front, but for those that a join takes together. */
function noteDoubled(sources: readonly Source[], { found }: Scope): void {
  const shown = sources.flatMap((source) =>
    (source.columns ?? []).flatMap(({ name }) =>
      source.name === null || name === null || isMerged(source, name)
        ? []
        : [`${foldName(source.name)}.${foldName(name)}`],
    ),
  );
  const seen = new Set<string>();
  const doubled = shown.find((name) => seen.has(name) || !seen.add(name));
  if (doubled !== undefined) found.problems.push(`ambiguous column name: ${doubled}`);
}

/** The name that an expression consists of. */
function nameIn(expr: Expr): string | null {
  if (expr.type === "Id") return expr.name;
  if (expr.type === "QualifiedExpr") return expr.column.text;
  if (expr.type === "CollateExpr") return nameIn(expr.expr);
  const [only] = expr.type === "ParenthesizedExpr" && expr.exprs.length === 1 ? expr.exprs : [];
  return only ? nameIn(only) : null;
}

/** TRUE and FALSE lend no name. */
function named(text: string): string | null {
  return /^(true|false)$/i.test(text) ? null : text;
}

/** What `*` stands for; null where a source has columns that are not known. */
export function allOf(sources: readonly Source[]): readonly Value[] | null {
  if (sources.length === 0 || sources.some((source) => source.columns === null)) return null;
  return sources.flatMap((source) =>
    (source.columns ?? [])
      .filter(({ name }) => name === null || !isMerged(source, name))
      .map((column) => shownBy(source, asShown(column))),
  );
}

function shownBy(source: Source, column: Value): Value {
  const by = standingFor(source, column.name ?? "");
  if (by === undefined) return column;
  const other = by === "either" ? eitherOf(column, column.name ?? "") : columnOf(by, column.name ?? "");
  return { ...(other ?? column), name: column.name };
}

/** Of columns with one name, the later ones get `:1`, `:2`, …; one without a name is called by its place. */
export function withNames<T extends { readonly name: string | null }>(columns: readonly T[]): (T & { name: string })[] {
  const taken = new Set<string>();
  return columns.map((column, index) => {
    const name = column.name ?? `column${index + 1}`;
    const base = name.replace(/:\d+$/, "");
    let unique = name;
    for (let number = 1; taken.has(foldName(unique)); number += 1) unique = `${base}:${number}`;
    taken.add(foldName(unique));
    return { ...column, name: unique };
  });
}
