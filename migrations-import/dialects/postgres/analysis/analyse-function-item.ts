import { itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { readCall } from "./analyse-call";
import { analyse } from "./analyse-expression";
import { type Aliases, type Item, itemOf } from "./analyse-from";
import { numberTwins, renameColumns } from "./rename-columns";
import { nameOf } from "./result-names";
import { findHere, type ResultColumn, type Scope, type Source, sourceOf } from "./scope";
import { notKnown, type TypeRef, typeOf } from "./type-ref";
import { stringNode } from "./typed";

type FunctionItem = NodeOf<"RangeFunction">;

/** A function in FROM; its columns are printed with the alias, whatever they are called. */
export function analyseFunctionItem(node: FunctionItem, scope: Scope, aliases: Aliases): Item {
  const calls = (node.functions ?? []).flatMap((each) => apartFromEachOther(itemsOf(each)[0]));
  const own = calls[0] ? nameOf(calls[0]) : "";
  const alias = node.alias?.aliasname ?? own;
  const read = calls.map((call) => readFunctionCall(call, calls.length === 1 ? alias : nameOf(call), scope));
  const printed = aliases(alias);
  const given = stringsOf(node.alias?.colnames);
  const defined = node.coldeflist ? columnsDefined(node.coldeflist, scope) : null;
  const found = defined ?? read.flatMap(({ columns }) => columns ?? [{ name: alias, type: notKnown }]);
  const numbered = node.ordinality ? [...found, { name: "ordinality", type: typeOf("int8") }] : found;
  const columns = renameColumns(numbered, given);
  const isComplete = defined !== null || read.every(({ columns: each }) => each !== null);
  if (!isComplete) scope.analysis.isPartial = true;
  const names = isComplete ? numberTwins(columns).map(({ name }) => stringNode(name)) : (node.alias?.colnames ?? []);
  const functions = read.map((each) => ({ List: { items: [each.node] } }));
  const isLateral = node.lateral || calls.some((call) => refersToSide(call, scope));
  const item: FunctionItem = {
    ...node,
    functions,
    alias: { aliasname: printed, ...(defined ? {} : { colnames: names }) },
    ...(isLateral ? { lateral: true } : {}),
  };
  const single = defined || node.ordinality || read.length > 1 ? undefined : read[0];
  const source = { ...sourceOf(alias, printed, columns), isComplete, ...rowOf(single, columns) };
  return itemOf({ RangeFunction: item }, source);
}

/** `unnest` of several arrays is one `unnest` of each, side by side (`transformRangeFunction`). */
function apartFromEachOther(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  const call = unwrap(node, "FuncCall");
  const { args = [], funcname } = call ?? {};
  if (!call || args.length < 2 || funcname?.length !== 1 || stringsOf(funcname)[0] !== "unnest" || call.func_variadic) {
    return [node];
  }
  return args.map((arg): Node => ({ FuncCall: { ...call, args: [arg] } }));
}

/** What a whole row of a single function is: its value, or a row of the type it returns. */
function rowOf(single: ReadFunction | undefined, [only]: readonly ResultColumn[]): Partial<Source> {
  if (single?.row) return { row: single.row };
  return single?.isScalar && only ? { scalar: only } : {};
}

type ReadFunction = {
  readonly node: Node;
  readonly columns: readonly ResultColumn[] | null;
  /** It gives values of a type that is no row. */
  readonly isScalar?: boolean;
  /** The composite type it gives rows of. */
  readonly row?: TypeRef;
};

/** A call with the columns it gives: its output arguments, the fields of the row it returns, or one of the name given. */
function readFunctionCall(call: Node, name: string, scope: Scope): ReadFunction {
  const { types } = scope.analysis;
  if (!("FuncCall" in call)) {
    const { node, type } = analyse(call, scope);
    return { node, columns: [{ name, type }], isScalar: isScalarType(type, scope) };
  }
  const { value, resolved } = readCall(call.FuncCall, scope);
  if (value.columns) return { node: value.node, columns: value.columns };
  if (!resolved || resolved.returns === "?" || resolved.returns === "record")
    return { node: value.node, columns: null };
  const fields = types.fields(value.type.key);
  if (!fields && types.isOpaque(value.type.key)) scope.analysis.isPartial = true;
  if (fields) return { node: value.node, columns: fields, row: value.type };
  const column = { name: resolved.callable.columns?.[0]?.name || name, type: value.type };
  return { node: value.node, columns: [column], isScalar: isScalarType(value.type, scope) };
}

function isScalarType(type: TypeRef, { analysis: { types } }: Scope): boolean {
  return type !== notKnown && !types.fields(type.key) && !types.isOpaque(type.key);
}

function columnsDefined(nodes: readonly Node[], { analysis }: Scope): readonly ResultColumn[] {
  return nodes.map((each) => {
    const column = unwrap(each, "ColumnDef") ?? {};
    return { name: column.colname ?? "", type: analysis.types.readName(column.typeName) };
  });
}

/** Whether a call needs what stands before it in FROM. */
export function refersToSide(call: Node, scope: Scope): boolean {
  let found = false;
  visitColumns(call, (fields) => {
    const [first = "", second] = fields;
    found ||= second === undefined ? findHere(first, null, scope) !== undefined : false;
    found ||= scope.sources.some(({ alias }) => alias === first);
  });
  return found;
}

function visitColumns(value: unknown, visit: (fields: readonly string[]) => void): void {
  if (Array.isArray(value)) for (const item of value) visitColumns(item, visit);
  if (typeof value !== "object" || value === null || "SelectStmt" in value) return;
  if ("ColumnRef" in value) visit(stringsOf((value.ColumnRef as NodeOf<"ColumnRef">).fields));
  else for (const inner of Object.values(value)) visitColumns(inner, visit);
}
