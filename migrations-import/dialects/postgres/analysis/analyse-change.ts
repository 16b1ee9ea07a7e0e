import { itemsOf, type Node, type NodeOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { analyseCondition } from "./analyse-branches";
import { analyse } from "./analyse-expression";
import { analyseFrom, type Item } from "./analyse-from";
import { analyseSelect, type Select } from "./analyse-select";
import { analyseItems, analyseTargets } from "./analyse-targets";
import { analyseWith } from "./analyse-with";
import { assign } from "./coerce";
import { apart } from "./collation";
import { readTable } from "./read-table";
import { refuseUncast } from "./refuse-types";
import { findSource, type ResultColumn, type Scope, type Source, scopeWith } from "./scope";
import type { TypeRef } from "./type-ref";
import type { Typed } from "./typed";

/** What a statement that changes rows gives: the columns of RETURNING, null without one. */
export type AnalysedChange = {
  readonly columns: readonly ResultColumn[] | null;
  /** Whether `columns` are all it gives. */
  readonly isWhole: boolean;
};

/** Reads INSERT, UPDATE, DELETE and MERGE as the database does before it runs them; undefined for any other statement. */
export function analyseChange(node: Node, outer: Scope): AnalysedChange | undefined {
  return apart(outer.analysis, () => {
    if ("InsertStmt" in node) return analyseInsert(node.InsertStmt, outer);
    if ("UpdateStmt" in node) return analyseUpdate(node.UpdateStmt, outer);
    if ("DeleteStmt" in node) return analyseDelete(node.DeleteStmt, outer);
    // Of MERGE it is only read whether it gives anything.
    if ("MergeStmt" in node) return { columns: node.MergeStmt.returningClause ? [] : null, isWhole: false };
    return undefined;
  });
}

function withQueries(clause: NodeOf<"WithClause"> | undefined, outer: Scope): Scope {
  return { ...outer, queries: analyseWith(clause, outer).queries };
}

function targetOf(relation: NodeOf<"RangeVar"> | undefined, { analysis }: Scope): Source {
  const alias = relation?.alias?.aliasname ?? relation?.relname ?? "";
  return { alias, printed: alias, ...readTable(relation ?? {}, analysis) };
}

function analyseInsert(node: NodeOf<"InsertStmt">, outer: Scope): AnalysedChange {
  const base = withQueries(node.withClause, outer);
  const target = targetOf(node.relation, base);
  const columns = columnsFilled(node.cols, target, base);
  const select = unwrap(node.selectStmt, "SelectStmt");
  if (select && isPlainValues(select)) {
    for (const list of select.valuesLists ?? []) insertRow(itemsOf(list), columns, node.cols !== undefined, base);
  } else if (select) insertQuery(select, columns, node.cols !== undefined, base);
  const { targetList = [], whereClause } = node.onConflictClause ?? {};
  const conflict = scopeWith(base, [target, { ...target, alias: "excluded", printed: "excluded" }], true);
  if (node.onConflictClause?.action === "ONCONFLICT_UPDATE") setColumns(targetList, target, conflict);
  if (whereClause) analyseCondition(whereClause, conflict);
  return returned(node.returningClause, target, [], base);
}

/** `VALUES` alone; with a clause around it is a query like any other. */
function isPlainValues({ valuesLists, sortClause, limitCount, limitOffset, withClause }: Select): boolean {
  return valuesLists !== undefined && !sortClause && !limitCount && !limitOffset && !withClause;
}

/** The types of the columns an INSERT fills, as far as they are known; null where it fills those of a relation outside in their order. */
function columnsFilled(cols: readonly Node[] | undefined, target: Source, scope: Scope): Filled {
  if (!cols) return target.isComplete ? target.columns().map(({ type }) => type) : null;
  const seen = new Set<string>();
  return cols.map((each) => {
    const { name = "", indirection } = unwrap(each, "ResTarget") ?? {};
    const type = columnOf(name, target, scope);
    if (indirection) return undefined;
    if (seen.has(name)) refuse("INVALID_STATEMENT", `column ${name} specified more than once`);
    seen.add(name);
    return type;
  });
}

type Filled = readonly (TypeRef | undefined)[] | null;

/** The type of a column to be written; undefined where it is not known. */
function columnOf(name: string, target: Source, { analysis }: Scope): TypeRef | undefined {
  const column = target.find(name);
  if (!column && target.isComplete && analysis.refusesUnknown) {
    refuse("UNKNOWN_OBJECT", `column ${name} of relation ${target.relation?.name ?? target.alias} does not exist here`);
  }
  return column?.type;
}

function insertRow(values: readonly Node[], columns: Filled, isNamed: boolean, scope: Scope): void {
  const row = analyseItems(values, scope);
  if (!row) return;
  checkCount(row.length, columns, isNamed);
  for (const [at, value] of row.entries()) fillWith(columns?.[at], value, scope);
}

function insertQuery(select: Select, columns: Filled, isNamed: boolean, scope: Scope): void {
  const read = analyseSelect(select, scope, { isOpen: true });
  if (!read.isWhole) return;
  checkCount(read.columns.length, columns, isNamed);
  for (const [at, { type }] of read.columns.entries()) {
    const column = columns?.[at];
    const value = read.values[at];
    if (column && value) assign(scope.analysis.types, value, column);
    else if (column) refuseUncast(scope.analysis.types, type.key, column.key, "assignment", "the value");
  }
}

function checkCount(count: number, columns: Filled, isNamed: boolean): void {
  if (columns && count > columns.length) refuse("INVALID_STATEMENT", "INSERT has more expressions than target columns");
  if (columns && isNamed && count < columns.length) {
    refuse("INVALID_STATEMENT", "INSERT has more target columns than expressions");
  }
}

/** A value becomes what its column is. */
function fill(type: TypeRef | undefined, value: Node, scope: Scope): void {
  fillWith(type, analyse(value, scope), scope);
}

function fillWith(type: TypeRef | undefined, value: Typed, scope: Scope): void {
  if (type && !("SetToDefault" in value.node)) assign(scope.analysis.types, value, type);
}

function analyseUpdate(node: NodeOf<"UpdateStmt">, outer: Scope): AnalysedChange {
  const base = withQueries(node.withClause, outer);
  const target = targetOf(node.relation, base);
  const from = besideTarget(node.fromClause, base);
  const scope = scopeOver(target, from, base);
  setColumns(node.targetList ?? [], target, scope);
  if (node.whereClause) analyseWhere(node.whereClause, scope);
  return returned(node.returningClause, target, [from], base);
}

function analyseDelete(node: NodeOf<"DeleteStmt">, outer: Scope): AnalysedChange {
  const base = withQueries(node.withClause, outer);
  const target = targetOf(node.relation, base);
  const using = besideTarget(node.usingClause, base);
  if (node.whereClause) analyseWhere(node.whereClause, scopeOver(target, using, base));
  return returned(node.returningClause, target, [using], base);
}

function analyseWhere(node: Node, scope: Scope): void {
  if (!("CurrentOfExpr" in node)) analyseCondition(node, scope);
}

/** What stands beside the table that is written does not see it. */
function besideTarget(nodes: readonly Node[] | undefined, base: Scope): Item {
  return analyseFrom(nodes ?? [], scopeWith(base, [], true), (alias) => alias);
}

function scopeOver(target: Source, { sources, merged }: Item, base: Scope): Scope {
  return { ...scopeWith(base, [target, ...sources], true), merged };
}

function setColumns(targets: readonly Node[], target: Source, scope: Scope): void {
  for (const each of targets) {
    const { name = "", val, indirection } = unwrap(each, "ResTarget") ?? {};
    const type = columnOf(name, target, scope);
    if (val) setColumn(indirection ? undefined : type, val, scope);
  }
}

/** `(a, b) = …` has each of its columns point at the whole of what they are set to. */
function setColumn(type: TypeRef | undefined, val: Node, scope: Scope): void {
  const { source, colno = 1 } = unwrap(val, "MultiAssignRef") ?? {};
  const row = unwrap(source, "RowExpr")?.args?.[colno - 1];
  if (!source) fill(type, val, scope);
  else if (row) fill(type, row, scope);
  else if (colno === 1) analyse(source, scope);
}

/** RETURNING sees the row as it was and as it is, by the names it gives them. */
function returned(
  clause: NodeOf<"ReturningClause"> | undefined,
  target: Source,
  beside: readonly Item[],
  base: Scope,
): AnalysedChange {
  if (!clause) return { columns: null, isWhole: true };
  const states = ["old", "new"].flatMap((state) => {
    const named = (clause.options ?? []).map((each) => unwrap(each, "ReturningOption"));
    const alias = named.find((each) => each?.option === `RETURNING_OPTION_${state.toUpperCase()}`)?.value ?? state;
    // Where `old` and `new` are the rows of a rule they stay so (`addNSItemForReturning`).
    return findSource(alias, base) ? [] : [{ ...target, alias, printed: alias }];
  });
  const around = scopeWith(base, states, true);
  const sources = [target, ...beside.flatMap((item) => item.sources)];
  const scope = { ...scopeWith(around, sources, true), merged: beside.flatMap(({ merged }) => merged) };
  const columns = () => [
    ...target.columns().map(({ name, type }) => ({ name, type, source: target })),
    ...beside.flatMap((item) => item.columns()),
  ];
  const targets = analyseTargets(clause.exprs ?? [], scope, {}, columns);
  const known = targets.filter(({ name }) => name !== "*");
  return {
    columns: known.map(({ name, value }) => ({ name, type: value.type })),
    isWhole: known.length === targets.length,
  };
}
