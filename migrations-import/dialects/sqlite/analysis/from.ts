import type {
  As,
  Expr,
  FromClause,
  Indexed,
  JoinedSelectTable,
  QualifiedName,
  SelectTable,
  TableCallSelectTable,
} from "sqlite3-parser";
import { foldName, isSameName } from "../names";
import { analyseExpression } from "./expression";
import { allOf, analyseQuery, withNames } from "./query";
import { columnOf, isMerged, mayHide, querySource, relationSource, type Scope, type Source } from "./scope";
import { asShown } from "./value";

/** What a FROM clause reads, in order. */
export function sourcesOf(from: FromClause, scope: Scope): Source[] {
  const sources = from.select ? sourcesOfTable(from.select, scope) : [];
  for (const join of from.joins ?? []) {
    const added = nested(join.table, sourcesOfTable(join.table, scope));
    const merged = mergedBy(join, sources, added, scope);
    noteStanding(join, sources, added, merged);
    sources.push(...added.map((source) => ({ ...source, merged: [...source.merged, ...merged] })));
  }
  return sources;
}

/** A RIGHT join takes the column of the table behind, a FULL one that of either. */
function noteStanding(join: JoinedSelectTable, before: Source[], added: readonly Source[], merged: readonly string[]) {
  const { operator } = join;
  const type = operator.type === "TypedJoinJoinOperator" ? (operator.joinType ?? 0) : 0;
  if ((type & joinTypes.right) === 0) return;
  for (const name of merged) {
    const index = before.findIndex((source) => columnOf(source, name) !== null && !isMerged(source, name));
    const [source, behind] = [before[index], added.find((each) => columnOf(each, name) !== null)];
    const by = (type & joinTypes.left) === 0 ? behind : "either";
    if (source && by) before[index] = { ...source, stoodFor: [{ name, by }, ...source.stoodFor] };
  }
}

/** A join in parentheses behind another is read like a query: each of its columns has a name of its own there. */
function nested(table: SelectTable, sources: readonly Source[]): readonly Source[] {
  return table.type !== "SubSelectTable" || table.alias || sources.length === 1 ? sources : keptApart(sources);
}

function keptApart(sources: readonly Source[]): Source[] {
  const names = withNames(sources.flatMap(({ columns }) => columns ?? []).map(asShown));
  let place = 0;
  return sources.map((source) => {
    const columns = source.columns?.map((column) => ({ ...column, shownAs: names[place++]?.name ?? "" })) ?? null;
    return { ...source, columns, isNested: true };
  });
}

/** The columns that a join takes together, which `*` shows once. */
function mergedBy(
  join: JoinedSelectTable,
  before: readonly Source[],
  added: readonly Source[],
  scope: Scope,
): string[] {
  const { operator, constraint } = join;
  if (constraint?.type === "UsingJoinConstraint") {
    const names = constraint.columns.map((name) => name.text);
    for (const name of names) {
      if (has(before, name) && has(added, name)) continue;
      scope.found.problems.push(`cannot join using column ${name}, which is not in both tables`);
    }
    return names;
  }
  const isNatural = operator.type === "TypedJoinJoinOperator" && ((operator.joinType ?? 0) & joinTypes.natural) !== 0;
  if (!isNatural) return [];
  const names = before.flatMap((source) => source.columns?.map((column) => column.name ?? "") ?? []);
  return names.filter((name) => has(added, name));
}

/** The bits of `JoinType`, which the parser only declares as a type. */
const joinTypes = { natural: 4, left: 8, right: 16 };

function has(sources: readonly Source[], name: string): boolean {
  return sources.some((source) => mayHide(source, name) || columnOf(source, name) !== null);
}

function sourcesOfTable(table: SelectTable, scope: Scope): Source[] {
  switch (table.type) {
    case "TableSelectTable":
      return [tableSource(table.tblName, aliasOf(table.alias), scope, table.indexed)];
    case "SelectSelectTable":
      return [querySource(aliasOf(table.alias), analyseQuery(table.select, { ...scope, isReadFrom: true }))];
    case "SubSelectTable":
      return joinedAs(aliasOf(table.alias), sourcesInside(table.from, scope));
    case "TableCallSelectTable":
      return [functionSource(table, scope)];
  }
}

/** A join in parentheses that has a name can be reached by it, too; one table in parentheses is that table. */
function joinedAs(name: string | null, sources: Source[]): Source[] {
  const [only] = sources;
  if (name === null || !only) return sources;
  if (sources.length === 1) return [{ ...only, name, isOwnName: false }];
  const columns = allOf(sources);
  const joined = querySource(name, columns && withNames(columns));
  return [...keptApart(sources), { ...joined, merged: (joined.columns ?? []).flatMap((column) => column.name ?? []) }];
}

function sourcesInside(from: FromClause, scope: Scope): Source[] {
  const sources = sourcesOf(from, scope);
  analyseConditions(from, { ...scope, frames: [{ sources, aliases: new Map() }, ...scope.frames] });
  return sources;
}

/** The conditions of joins. */
export function analyseConditions(from: FromClause, scope: Scope): void {
  for (const { constraint } of from.joins ?? []) {
    if (constraint?.type === "OnJoinConstraint") analyseExpression(constraint.expr, scope);
  }
}

function functionSource({ tblName, alias }: TableCallSelectTable, { lookup }: Scope): Source {
  const name = aliasOf(alias) ?? tblName.objName.text;
  const relation = lookup(tblName.objName.text);
  return typeof relation === "string"
    ? querySource(name, null)
    : { ...relationSource(relation, name, false), table: null };
}

/** Arguments of functions that stand for tables; they can name every source beside them. */
export function argumentsIn(from: FromClause): Expr[] {
  const tables = [...(from.select ? [from.select] : []), ...(from.joins ?? []).map((join) => join.table)];
  return tables.flatMap((table) => {
    if (table.type === "SubSelectTable") return argumentsIn(table.from);
    return table.type === "TableCallSelectTable" ? [...(table.args ?? [])] : [];
  });
}

function aliasOf(alias: As | undefined): string | null {
  return alias?.name.text ?? null;
}

/** The source of a name: a common table expression, or a table or view. */
export function tableSource(name: QualifiedName, alias: string | null, scope: Scope, indexed?: Indexed): Source {
  const { text } = name.objName;
  const common = name.dbName ? undefined : scope.common.get(foldName(text));
  if (common) return querySource(alias ?? text, common());
  const relation = noteTable(name, scope);
  if (relation && indexed?.type === "IndexedByIndexed" && !relation.hasIndex(indexed.idxName.text))
    scope.found.problems.push(`no such index: ${indexed.idxName.text}`);
  return relation ? relationSource(relation, alias ?? text, alias === null) : querySource(alias ?? text, null);
}

/** Notes where a table is mentioned, and gives it where it is known. */
export function noteTable({ dbName, objName }: QualifiedName, { lookup, common, found }: Scope) {
  if (dbName && !isSameName(dbName.text, "main")) return null;
  if (!dbName && common.has(foldName(objName.text))) return null;
  const relation = lookup(objName.text);
  if (relation === "none") {
    found.problems.push(`no such table: ${objName.text}`);
    found.missing.push(objName.text);
  }
  if (relation === "none" || relation === "unknown") return null;
  found.tables.push({ table: relation.name, span: objName.span });
  return relation;
}
