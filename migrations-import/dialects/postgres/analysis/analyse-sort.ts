import { type Node, stringOf, unwrap } from "../grammar/node";
import { resolveText } from "./analyse-branches";
import { analyse } from "./analyse-expression";
import { findHere, type Scope } from "./scope";
import { stringNode, type Typed } from "./typed";

/** A target of a SELECT, which ORDER BY and GROUP BY may mean by number or name. */
export type Target = {
  readonly name: string;
  readonly value: Typed;
  /** Part of a star that is printed as one. */
  readonly isSilent?: boolean;
};

/** The terms of an ORDER BY inside an expression: results have no names or numbers there. */
export function analyseSort(
  nodes: readonly Node[],
  scope: Scope,
  convert: (key: Typed, index: number) => Typed = (key) => key,
): Node[] {
  return nodes.map((node, index) => replaceKey(node, (key) => sortKey(convert(analyse(key, scope), index), scope)));
}

/** A term of a PARTITION BY, ORDER BY or the like; a call that converts stands in parentheses (`get_rule_sortgroupclause`). */
export function sortKey(value: Typed, scope: Scope): Node {
  const { node, isCall } = resolveText(value, scope);
  if (!isCall || !("TypeCast" in node)) return node;
  return { RowExpr: { args: [node], row_format: "COERCE_IMPLICIT_CAST" } };
}

/** The terms of a query's ORDER BY or DISTINCT ON, where names of results come first. */
export function analyseOrder(nodes: readonly Node[], targets: readonly Target[], scope: Scope): Node[] {
  const read = (key: Node) =>
    showSource(
      sortKey((numbered(key, targets) ?? named(key, targets))?.value ?? analyse(key, scope), scope),
      targets,
      scope,
    );
  return withoutTwins(nodes.map((node) => replaceKey(node, read)));
}

/** What is sorted by once already is no further key (`addTargetToSortList`). */
function withoutTwins(nodes: readonly Node[]): Node[] {
  if (nodes.length < 2) return [...nodes];
  const seen = new Set<string>();
  return nodes.filter((node) => {
    const key = JSON.stringify(unwrap(node, "SortBy")?.node ?? node);
    return seen.size < seen.add(key).size;
  });
}

/** A column says whose it is where another result has its name, which would be meant by the name alone (`get_variable`). */
function showSource(key: Node, targets: readonly Target[], scope: Scope): Node {
  const name = bareName(key);
  const isTaken = targets.some((target) => target.name === name && bareName(target.value.node) !== name);
  const [only] = scope.sources;
  if (name === null || !only || scope.isPrefixed || !isTaken) return key;
  return { ColumnRef: { fields: [stringNode(only.printed), stringNode(name)] } };
}

/** The terms of a GROUP BY, where columns come before names of results. */
export function analyseGroups(nodes: readonly Node[], targets: readonly Target[], scope: Scope): Node[] {
  const read = (key: Node): Node => {
    if ("GroupingSet" in key)
      return { GroupingSet: { ...key.GroupingSet, content: (key.GroupingSet.content ?? []).map(read) } };
    if ("RowExpr" in key) return { RowExpr: { ...key.RowExpr, args: (key.RowExpr.args ?? []).map(read) } };
    const target = numbered(key, targets) ?? (isColumn(key, scope) ? undefined : named(key, targets));
    return sortKey(target?.value ?? analyse(key, scope), scope);
  };
  return nodes.flatMap(fieldsOf).map(read);
}

/** `(a, b)` among the terms of a GROUP BY is both of them; a written `ROW(a, b)` is one. */
function fieldsOf(key: Node): readonly Node[] {
  const row = unwrap(key, "RowExpr");
  return row && row.row_format !== "COERCE_EXPLICIT_CALL" ? (row.args ?? []).flatMap(fieldsOf) : [key];
}

function isColumn(key: Node, scope: Scope): boolean {
  const name = bareName(key);
  return name !== null && findHere(name, null, scope) !== undefined;
}

/** Rows of several queries are sorted by the place of a result. */
export function placesOf(nodes: readonly Node[], names: readonly string[]): Node[] {
  return nodes.map((node) =>
    replaceKey(node, (key) => {
      const name = bareName(key);
      const place = name === null ? -1 : names.indexOf(name);
      return place === -1 ? key : { A_Const: { ival: { ival: place + 1 } } };
    }),
  );
}

function replaceKey(node: Node, read: (key: Node) => Node): Node {
  const sort = unwrap(node, "SortBy");
  if (!sort) return read(node);
  return { SortBy: { ...sort, ...(sort.node ? { node: read(sort.node) } : {}) } };
}

function numbered(key: Node, targets: readonly Target[]): Target | undefined {
  const number = unwrap(key, "A_Const")?.ival?.ival;
  return number === undefined ? undefined : targets[number - 1];
}

function named(key: Node, targets: readonly Target[]): Target | undefined {
  const name = bareName(key);
  return name === null ? undefined : targets.find((target) => target.name === name);
}

function bareName(key: Node): string | null {
  const fields = unwrap(key, "ColumnRef")?.fields ?? [];
  return fields.length === 1 && fields[0] && "String" in fields[0] ? stringOf(fields[0]) : null;
}
