import { MAX_BLOCK_TEXT } from "../../../model/limits";
import { isStar, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { evaluate, type Row, type Value, type Variables } from "./evaluate";

/** The rows of a query that reads no table: VALUES, or `unnest` of an array; null where only running would tell. */
export function constantRows(select: NodeOf<"SelectStmt">, variables: Variables): readonly Row[] | null {
  if (!isPlain(select)) return null;
  if (select.valuesLists) return valuesOf(select, [], variables);
  const [target, ...others] = select.targetList ?? [];
  const result = unwrap(target, "ResTarget");
  if (!result || others.length > 0) return null;
  const [from, ...more] = select.fromClause ?? [];
  if (more.length > 0) return null;
  if (!from) return unnested(result.val, result.name ?? "unnest", variables);
  const rows = rowsFrom(from, variables);
  if (!rows || isStar(result.val)) return rows;
  const call = unwrap(result.val, "FuncCall");
  return call ? joined(rows, call, result.name, variables) : chosen(rows, result, variables);
}

/** `string_agg` of a text made from each row, in the order they come in; those that are null are left out. */
function joined(
  rows: readonly Row[],
  { funcname, args = [], agg_order, agg_distinct, agg_filter, over }: NodeOf<"FuncCall">,
  name: string | undefined,
  variables: Variables,
): readonly Row[] | null {
  const called = stringOf(funcname?.at(-1));
  if (called !== "string_agg" || args.length !== 2 || [agg_order, agg_distinct, agg_filter, over].some(Boolean))
    return null;
  const mark = evaluate(args[1], variables);
  if (typeof mark !== "string") return null;
  const texts: string[] = [];
  for (const row of rows) {
    const text = evaluate(args[0], within(row, variables));
    if (typeof text === "string") texts.push(text);
    else if (text !== null) return null;
  }
  const length = texts.reduce((sum, text) => sum + text.length + mark.length, 0);
  if (length > MAX_BLOCK_TEXT) return null;
  return [{ [name ?? called]: texts.length > 0 ? texts.join(mark) : null }];
}

/** The names of a row's columns mean these first. */
function within(row: Row, outer: Variables): Variables {
  const inner: Variables = {
    get: (name) => (Object.hasOwn(row, name) ? row[name] : outer.get(name)),
    has: (name) => Object.hasOwn(row, name) || outer.has(name),
    ask: (node) => outer.ask?.(node, inner),
  };
  return inner;
}

function isPlain({
  whereClause,
  sortClause,
  groupClause,
  limitCount,
  limitOffset,
  op,
  withClause,
}: NodeOf<"SelectStmt">) {
  const isSingle = op === undefined || op === "SETOP_NONE";
  return isSingle && ![whereClause, sortClause, groupClause, limitCount, limitOffset, withClause].some(Boolean);
}

function rowsFrom(from: Node, variables: Variables): readonly Row[] | null {
  const subselect = unwrap(from, "RangeSubselect");
  if (subselect) {
    const inner = unwrap(subselect.subquery, "SelectStmt");
    const names = stringsOf(subselect.alias?.colnames);
    return inner?.valuesLists && isPlain(inner) ? valuesOf(inner, names, variables) : null;
  }
  const called = unwrap(from, "RangeFunction");
  const list = unwrap(called?.functions?.[0], "List")?.items ?? [];
  if (!called || called.ordinality || called.functions?.length !== 1) return null;
  const name = stringsOf(called.alias?.colnames)[0] ?? called.alias?.aliasname ?? "unnest";
  return unnested(list[0], name, variables);
}

function valuesOf(
  { valuesLists }: NodeOf<"SelectStmt">,
  names: readonly string[],
  variables: Variables,
): readonly Row[] | null {
  const rows: Row[] = [];
  for (const list of valuesLists ?? []) {
    const row: Record<string, Value> = {};
    for (const [index, item] of (unwrap(list, "List")?.items ?? []).entries()) {
      const value = evaluate(item, variables);
      if (value === undefined) return null;
      row[names[index] ?? `column${index + 1}`] = value;
    }
    rows.push(row);
  }
  return rows;
}

function unnested(node: Node | undefined, name: string, variables: Variables): readonly Row[] | null {
  const call = unwrap(node, "FuncCall");
  if (stringOf(call?.funcname?.at(-1)) !== "unnest" || call?.args?.length !== 1) return null;
  const array = evaluate(call.args[0], variables);
  return Array.isArray(array) ? array.map((value: Value) => ({ [name]: value })) : null;
}

function chosen(rows: readonly Row[], { val, name }: NodeOf<"ResTarget">, variables: Variables): readonly Row[] | null {
  const column = stringsOf(unwrap(val, "ColumnRef")?.fields).at(-1);
  if (column === undefined || variables.has(column)) return null;
  const values = rows.map((row) => row[column]);
  return values.every((value) => value !== undefined)
    ? values.map((value) => ({ [name ?? column]: value ?? null }))
    : null;
}
