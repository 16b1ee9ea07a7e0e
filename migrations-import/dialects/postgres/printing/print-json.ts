import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { normaliseInput } from "./normalise-input";
import { type Printer, printNode } from "./print-expression";
import { printOrder, printWindow } from "./print-order";
import { printType } from "./print-type";
import { quoteLiteral, quoteName } from "./quote";

type Value = NodeOf<"JsonValueExpr">;

/** A value with the format it is said to be in. */
export function printValue(value: Value | undefined, printer: Printer): string {
  const format = value?.format?.format_type === "JS_FORMAT_JSON" ? " FORMAT JSON" : "";
  return `${printNode(value?.raw_expr, printer)}${format}`;
}

function printReturning(output: NodeOf<"JsonOutput"> | undefined, type: string, printer: Printer): string {
  return ` RETURNING ${output?.typeName ? printType(output.typeName, printer.resolveType) : type}`;
}

function printPair(pair: NodeOf<"JsonKeyValue">, printer: Printer): string {
  return `${printNode(pair.key, printer)} : ${printValue(pair.value, printer)}`;
}

/** `JSON_OBJECT('a' : x RETURNING json)`. */
export function printJsonObject(node: NodeOf<"JsonObjectConstructor">, printer: Printer): string {
  const pairs = (node.exprs ?? []).map((each) => printPair(unwrap(each, "JsonKeyValue") ?? {}, printer));
  const options = `${node.absent_on_null ? " ABSENT ON NULL" : ""}${node.unique ? " WITH UNIQUE KEYS" : ""}`;
  return `JSON_OBJECT(${pairs.join(", ")}${options}${printReturning(node.output, "json", printer)})`;
}

export function printJsonArray(node: NodeOf<"JsonArrayConstructor">, printer: Printer): string {
  const values = (node.exprs ?? []).map((each) => printValue(unwrap(each, "JsonValueExpr"), printer));
  const option = node.absent_on_null ? "" : " NULL ON NULL";
  return `JSON_ARRAY(${values.join(", ")}${option}${printReturning(node.output, "json", printer)})`;
}

/** PostgreSQL turns it into a query that aggregates. */
export function printJsonArrayQuery(node: NodeOf<"JsonArrayQueryConstructor">, printer: Printer): string {
  return `JSON_ARRAY(${printNode(node.query, printer)}${printReturning(node.output, "json", printer)})`;
}

type Aggregate = NodeOf<"JsonAggConstructor">;

function printAround(aggregate: Aggregate | undefined, printer: Printer): string {
  const filter = aggregate?.agg_filter ? ` FILTER (WHERE ${printNode(aggregate.agg_filter, printer)})` : "";
  return `${filter}${aggregate?.over ? ` OVER ${printWindow(aggregate.over, printer)}` : ""}`;
}

export function printJsonObjectAgg(node: NodeOf<"JsonObjectAgg">, printer: Printer): string {
  const options = `${node.absent_on_null ? " ABSENT ON NULL" : ""}${node.unique ? " WITH UNIQUE KEYS" : ""}`;
  const returning = printReturning(node.constructor?.output, "json", printer);
  return `JSON_OBJECTAGG(${printPair(node.arg ?? {}, printer)}${options}${returning})${printAround(node.constructor, printer)}`;
}

export function printJsonArrayAgg(node: NodeOf<"JsonArrayAgg">, printer: Printer): string {
  const order = node.constructor?.agg_order ? ` ORDER BY ${printOrder(node.constructor.agg_order, printer)}` : "";
  const option = node.absent_on_null ? "" : " NULL ON NULL";
  const returning = printReturning(node.constructor?.output, "json", printer);
  return `JSON_ARRAYAGG(${printValue(node.arg, printer)}${order}${option}${returning})${printAround(node.constructor, printer)}`;
}

const itemTypes: Readonly<Record<string, string>> = {
  JS_TYPE_OBJECT: " OBJECT",
  JS_TYPE_ARRAY: " ARRAY",
  JS_TYPE_SCALAR: " SCALAR",
};

export function printIsJson(node: NodeOf<"JsonIsPredicate">, printer: Printer): string {
  const unique = node.unique_keys ? " WITH UNIQUE KEYS" : "";
  return `(${printNode(node.expr, printer)} IS JSON${itemTypes[node.item_type ?? ""] ?? ""}${unique})`;
}

export function printJsonParse(node: NodeOf<"JsonParseExpr">, printer: Printer): string {
  return `JSON(${printValue(node.expr, printer)}${node.unique_keys ? " WITH UNIQUE KEYS" : ""})`;
}

export function printJsonScalar(node: NodeOf<"JsonScalarExpr">, printer: Printer): string {
  return `JSON_SCALAR(${printNode(node.expr, printer)})`;
}

export function printJsonSerialize(node: NodeOf<"JsonSerializeExpr">, printer: Printer): string {
  return `JSON_SERIALIZE(${printValue(node.expr, printer)}${printReturning(node.output, "text", printer)})`;
}

const words: Readonly<Record<string, string>> = {
  JSON_EXISTS_OP: "JSON_EXISTS",
  JSON_VALUE_OP: "JSON_VALUE",
  JSON_QUERY_OP: "JSON_QUERY",
};

const wrappers: Readonly<Record<string, string>> = {
  JSW_CONDITIONAL: " WITH CONDITIONAL WRAPPER",
  JSW_UNCONDITIONAL: " WITH UNCONDITIONAL WRAPPER",
};

/** The arguments of a path. */
export function printPassing(nodes: readonly Node[] | undefined, printer: Printer): string {
  const passing = (nodes ?? []).map((each) => {
    const { val, name = "" } = unwrap(each, "JsonArgument") ?? {};
    return `${printValue(val, printer)} AS ${quoteName(name)}`;
  });
  return passing.length > 0 ? ` PASSING ${passing.join(", ")}` : "";
}

/** A path is a constant of the syntax: it shows no type. */
export function printPath(node: Node | undefined): string {
  return quoteLiteral(normaliseInput(unwrap(node, "A_Const")?.sval?.sval ?? "", "jsonpath"));
}

/** `JSON_VALUE(x, '$."a"' RETURNING text)` and its like. */
export function printJsonFunction(node: NodeOf<"JsonFuncExpr">, printer: Printer): string {
  const isExists = node.op === "JSON_EXISTS_OP";
  const isUsual = node.on_error?.btype === (isExists ? "JSON_BEHAVIOR_FALSE" : "JSON_BEHAVIOR_NULL");
  const returning = printReturning(node.output, node.op === "JSON_QUERY_OP" ? "jsonb" : "text", printer);
  return [
    `${words[node.op ?? ""] ?? "JSON_VALUE"}(${printValue(node.context_item, printer)}, ${printPath(node.pathspec)}`,
    printPassing(node.passing, printer),
    isExists ? "" : returning,
    node.op === "JSON_QUERY_OP" ? printWrapping(node) : "",
    printBehavior(node.on_empty, "EMPTY", printer),
    isUsual ? "" : printBehavior(node.on_error, "ERROR", printer),
    ")",
  ].join("");
}

function printWrapping({ wrapper, quotes }: NodeOf<"JsonFuncExpr">): string {
  return `${wrappers[wrapper ?? ""] ?? " WITHOUT WRAPPER"}${quotes === "JS_QUOTES_OMIT" ? " OMIT QUOTES" : " KEEP QUOTES"}`;
}

/** What happens where there is nothing, or an error. */
export function printBehavior(behavior: NodeOf<"JsonBehavior"> | undefined, on: string, printer: Printer): string {
  if (!behavior) return "";
  const word = (behavior.btype ?? "").replace("JSON_BEHAVIOR_", "").replaceAll("_", " ");
  return ` ${word === "DEFAULT" ? `DEFAULT ${printNode(behavior.expr, printer)}` : word} ON ${on}`;
}
