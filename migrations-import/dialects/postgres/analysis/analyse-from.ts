import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { analyseCondition } from "./analyse-branches";
import { analyseFunctionItem } from "./analyse-function-item";
import { analyseSelect } from "./analyse-select";
import { analyseJsonTable, analyseXmlTable } from "./analyse-table-function";
import { commonType } from "./common-type";
import { readTable } from "./read-table";
import { refuseNoOperator } from "./refuse-types";
import { numberTwins, renameColumns } from "./rename-columns";
import { resolveOperator } from "./resolve-operator";
import { noteUse, type ResultColumn, type Scope, type Source, sourceOf, type VisibleColumn } from "./scope";
import type { TypeCatalog } from "./type-catalog";
import { notKnown, type TypeRef } from "./type-ref";
import { stringNode, type Typed, typed } from "./typed";

/** One item of a FROM clause: its tree, what can be named in it, and its columns as `*` lists them. */
export type Item = {
  readonly node: Node;
  readonly sources: readonly Source[];
  readonly merged: readonly VisibleColumn[];
  readonly columns: () => readonly VisibleColumn[];
};

type Side = Pick<Item, "sources" | "merged">;

/** Gives the name that an alias prints by. */
export type Aliases = (alias: string) => string;

/** The items of a FROM clause; each sees those before it where it is LATERAL or a function. */
export function analyseFrom(nodes: readonly Node[], base: Scope, aliases: Aliases): Item {
  const items: Item[] = [];
  for (const node of nodes) items.push(analyseItem(node, scopeOver(base, items), aliases));
  return { node: { List: { items: items.map((item) => item.node) } }, ...joined(items) };
}

function joined(items: readonly Item[]): Omit<Item, "node"> {
  return { ...besides(items), columns: () => items.flatMap(({ columns }) => columns()) };
}

function besides(items: readonly Side[]): Side {
  return { sources: items.flatMap(({ sources }) => sources), merged: items.flatMap(({ merged }) => merged) };
}

/** The scope of something that sees items at its side. */
export function scopeOver(base: Scope, items: readonly Side[]): Scope {
  return items.length === 0 ? base : { ...base, ...besides([base, ...items]) };
}

function analyseItem(node: Node, scope: Scope, aliases: Aliases): Item {
  if ("RangeVar" in node) return analyseTable(node.RangeVar, scope, aliases);
  if ("JoinExpr" in node) return analyseJoin(node.JoinExpr, scope, aliases);
  if ("RangeSubselect" in node) return analyseSubquery(node.RangeSubselect, scope, aliases);
  if ("RangeFunction" in node) return analyseFunctionItem(node.RangeFunction, scope, aliases);
  if ("JsonTable" in node) return analyseJsonTable(node.JsonTable, scope, aliases);
  if ("RangeTableFunc" in node) return analyseXmlTable(node.RangeTableFunc, scope, aliases);
  if ("RangeTableSample" in node) return analyseSample(node.RangeTableSample, scope, aliases);
  scope.analysis.isPartial = true;
  return { node, sources: [], merged: [], columns: () => [] };
}

function analyseSample(node: NodeOf<"RangeTableSample">, scope: Scope, aliases: Aliases): Item {
  if (!node.relation) return { node: { RangeTableSample: node }, sources: [], merged: [], columns: () => [] };
  const item = analyseItem(node.relation, scope, aliases);
  return { ...item, node: { RangeTableSample: { ...node, relation: item.node } } };
}

/** An item of one source. */
export function itemOf(node: Node, source: Source): Item {
  const columns = () => source.columns().map(({ name, type }) => ({ name, type, source }));
  return { node, sources: [source], merged: [], columns };
}

/** The alias of an item, printed where it differs from the item's own name, or where it names columns. */
function aliasNode(
  written: NodeOf<"Alias"> | undefined,
  own: string | null,
  printed: string,
): { alias?: NodeOf<"Alias"> } {
  if (!written && printed === own) return {};
  return { alias: { ...written, aliasname: printed } };
}

/** The columns of a query by the names it gives or is given; printed with all of them where some are given, or shared. */
function nameColumns(
  own: readonly ResultColumn[],
  given: readonly string[],
  printed: string,
): { readonly columns: readonly ResultColumn[]; readonly aliased: { alias?: NodeOf<"Alias"> } } {
  const columns = numberTwins(renameColumns(own, given));
  const isOwn = given.length === 0 && columns.every(({ name }, at) => name === own[at]?.name);
  return { columns, aliased: isOwn ? {} : { alias: aliasOf(printed, columns) } };
}

/** The alias of a table whose columns are given names: all of them are printed, or none where they stay as they are. */
function aliasOfTable(printed: string, table: ReturnType<typeof readTable>, { analysis }: Scope): NodeOf<"Alias"> {
  const own = analysis.types.fields(table.relation.key) ?? [];
  const columns = table.columns();
  const isOwn = columns.every((column, at) => column.name === own[at]?.name);
  return isOwn ? { aliasname: printed } : aliasOf(printed, columns);
}

function aliasOf(printed: string, columns: readonly ResultColumn[]): NodeOf<"Alias"> {
  return { aliasname: printed, colnames: columns.map(({ name }) => stringNode(name)) };
}

function analyseTable(node: NodeOf<"RangeVar">, scope: Scope, aliases: Aliases): Item {
  const name = node.relname ?? "";
  const alias = node.alias?.aliasname ?? name;
  const printed = aliases(alias);
  const query = node.schemaname ? undefined : scope.queries.get(name);
  const { alias: _, schemaname: _schema, ...bare } = node;
  const names = stringsOf(node.alias?.colnames);
  const named = { ...bare, ...aliasNode(node.alias, name, printed) };
  if (query) {
    const { columns, aliased } = nameColumns(query, names, printed);
    return itemOf({ RangeVar: { ...named, ...aliased } }, sourceOf(alias, printed, columns));
  }
  const table = readTable(node, scope.analysis, names);
  noteUse(scope.analysis, table.relation, null);
  const place = { schemaname: table.relation.schema };
  const aliased = names.length > 0 && table.isComplete ? { alias: aliasOfTable(printed, table, scope) } : {};
  return itemOf({ RangeVar: { ...named, ...place, ...aliased } }, { alias, printed, ...table });
}

function analyseSubquery(node: NodeOf<"RangeSubselect">, scope: Scope, aliases: Aliases): Item {
  const alias = node.alias?.aliasname ?? "unnamed_subquery";
  const printed = aliases(alias);
  const around = node.lateral ? scope : { ...scope, sources: [], merged: [] };
  const { select, columns } = analyseSelect(unwrap(node.subquery, "SelectStmt") ?? {}, around, { isNamed: true });
  const named = nameColumns(columns, stringsOf(node.alias?.colnames), printed);
  const aliased = { ...aliasNode(node.alias, null, printed), ...named.aliased };
  return itemOf(
    { RangeSubselect: { ...node, subquery: { SelectStmt: select }, ...aliased } },
    sourceOf(alias, printed, named.columns),
  );
}

function analyseJoin(node: NodeOf<"JoinExpr">, scope: Scope, aliases: Aliases): Item {
  const nothing = { node: { List: {} }, sources: [], merged: [], columns: () => [] };
  const left = node.larg ? analyseItem(node.larg, scope, aliases) : nothing;
  const right = node.rarg ? analyseItem(node.rarg, scopeOver(scope, [left]), aliases) : nothing;
  const using = node.isNatural ? sharedNames(left, right) : stringsOf(node.usingClause);
  const quals = node.quals
    ? analyseCondition(node.quals, scopeOver({ ...scope, sources: [], merged: [] }, [left, right])).bare
    : null;
  const { isNatural: _, ...rest } = node;
  const join = {
    ...rest,
    larg: left.node,
    rarg: right.node,
    ...(quals ? { quals } : {}),
    ...(using.length > 0 ? { usingClause: using.map(stringNode) } : {}),
  };
  const merged = mergeColumns(node, left, right, using, scope);
  const sides = besides([left, right]);
  const others = () => [...left.columns(), ...right.columns()].filter(({ name }) => !using.includes(name));
  const columns = () => [...merged, ...others()];
  const item = { node: { JoinExpr: join }, ...sides, merged: [...merged, ...sides.merged], columns };
  return node.alias ? nameJoin(item, node.alias, aliases) : item;
}

function sharedNames(left: Item, right: Item): readonly string[] {
  const names = new Set(right.columns().map(({ name }) => name));
  return left
    .columns()
    .map(({ name }) => name)
    .filter((name) => names.has(name));
}

/** Merged columns first: each is that of a side it is as it is, or neither's (`buildMergedJoinVar`). */
function mergeColumns(
  node: NodeOf<"JoinExpr">,
  left: Item,
  right: Item,
  using: readonly string[],
  scope: Scope,
): readonly VisibleColumn[] {
  const { analysis } = scope;
  return using.map((name): VisibleColumn => {
    const [a, b] = [findIn(left, name), findIn(right, name)];
    for (const each of [a, b]) if (each?.source?.relation) noteUse(analysis, each.source.relation, name);
    const sides = [a, b].map((each) => typed({ ColumnRef: { fields: [stringNode(name)] } }, each?.type ?? notKnown));
    const type = equalType(sides, analysis.types);
    const either = { JOIN_LEFT: [a], JOIN_RIGHT: [b], JOIN_FULL: [] }[node.jointype as string] ?? [a, b];
    return either.find((side) => side?.type.key === type.key) ?? { name, type, source: null };
  });
}

/** What both sides are as one, which they are compared for. */
function equalType([left, right]: readonly Typed[], types: TypeCatalog): TypeRef {
  if (!left || !right) return notKnown;
  const isCompared = resolveOperator(types, "=", left.type.key, right.type.key) !== null;
  if (!isCompared) refuseNoOperator(types, "=", [left, right]);
  return commonType(types, [left.type, right.type]) ?? notKnown;
}

function findIn({ sources, merged }: Side, name: string): VisibleColumn | undefined {
  const known = merged.find((column) => column.name === name);
  if (known) return known;
  for (const source of sources) {
    const column = source.find(name);
    if (column) return { name, type: column.type, source };
  }
  return undefined;
}

/** A join with a name of its own hides what it joins. */
function nameJoin(item: Item, alias: NodeOf<"Alias">, aliases: Aliases): Item {
  const name = alias.aliasname ?? "";
  const printed = aliases(name);
  const columns = renameColumns(item.columns(), stringsOf(alias.colnames));
  const isComplete = item.sources.every((source) => source.isComplete);
  const join = unwrap(item.node, "JoinExpr");
  const node: Node = join ? { JoinExpr: { ...join, alias: { ...alias, aliasname: printed } } } : item.node;
  return itemOf(node, { ...sourceOf(name, printed, columns), isComplete });
}
