import { type Node, type NodeOf, type NodeTag, stringsOf } from "../grammar/node";
import { deparse } from "./deparse";
import { finish, indents, newLine } from "./layout";
import { printCall } from "./print-call";
import { printConstant } from "./print-constant";
import {
  printIsJson,
  printJsonArray,
  printJsonArrayAgg,
  printJsonArrayQuery,
  printJsonFunction,
  printJsonObject,
  printJsonObjectAgg,
  printJsonParse,
  printJsonScalar,
  printJsonSerialize,
} from "./print-json";
import { printOperation } from "./print-operation";
import { printSelect } from "./print-select";
import { asWritten, printType, type ResolveType } from "./print-type";
import { printXml, printXmlSerialize } from "./print-xml";
import { quoteName } from "./quote";

/** What printing an expression must know of the catalog: how user-defined types are spelled; and how deep it stands in. */
export type Printer = {
  readonly resolveType: ResolveType;
  readonly indent?: number;
  /** Names of WITH that hide tables of the same names. */
  readonly hidden?: ReadonlySet<string>;
};

/** Prints with names as written. */
export const plainPrinter: Printer = { resolveType: asWritten };

type Printers = { readonly [T in NodeTag]?: (node: NodeOf<T>, printer: Printer) => string };

const printers: Printers = {
  A_Const: printConstant,
  A_Expr: printOperation,
  FuncCall: printCall,
  ColumnRef: (node) => printFields(node.fields),
  ParamRef: (node) => `$${node.number ?? 0}`,
  A_Star: () => "*",
  TypeCast: printCast,
  BoolExpr: printBoolean,
  NullTest: (node, printer) =>
    `(${printNode(node.arg, printer)} IS ${node.nulltesttype === "IS_NULL" ? "" : "NOT "}NULL)`,
  BooleanTest: (node, printer) => `(${printNode(node.arg, printer)} ${booleanTests[node.booltesttype ?? "IS_TRUE"]})`,
  CoalesceExpr: (node, printer) => `COALESCE(${printList(node.args, printer)})`,
  MinMaxExpr: (node, printer) => `${node.op === "IS_LEAST" ? "LEAST" : "GREATEST"}(${printList(node.args, printer)})`,
  SQLValueFunction: (node) => printValueFunction(node),
  CaseExpr: printCase,
  SubLink: printSubLink,
  A_ArrayExpr: (node, printer) => `ARRAY[${printList(node.elements, printer)}]`,
  A_Indirection: printIndirection,
  RowExpr: printRow,
  GroupingFunc: (node, printer) => `GROUPING(${printList(node.args, printer)})`,
  CollateClause: (node, printer) =>
    `(${printNode(node.arg, printer)} COLLATE ${stringsOf(node.collname).map(quoteName).join(".")})`,
  NamedArgExpr: (node, printer) => `${quoteName(node.name ?? "")} => ${printNode(node.arg, printer)}`,
  JsonObjectConstructor: printJsonObject,
  JsonArrayConstructor: printJsonArray,
  JsonArrayQueryConstructor: printJsonArrayQuery,
  JsonObjectAgg: printJsonObjectAgg,
  JsonArrayAgg: printJsonArrayAgg,
  JsonIsPredicate: printIsJson,
  JsonParseExpr: printJsonParse,
  JsonScalarExpr: printJsonScalar,
  JsonSerializeExpr: printJsonSerialize,
  JsonFuncExpr: printJsonFunction,
  XmlExpr: printXml,
  XmlSerialize: printXmlSerialize,
  SetToDefault: () => "DEFAULT",
  List: (node, printer) => `(${printList(node.items, printer)})`,
  SelectStmt: (node, printer) => printSelect(node, printer),
};

/** An expression or query as `pg_get_expr` and `pg_get_viewdef` lay it out: operators in parentheses, casts with `::`. */
export function print(node: Node | undefined, printer: Printer): string {
  return finish(printNode(node, printer));
}

/** As {@link print}, inside of something that is being printed. */
export function printNode(node: Node | undefined, printer: Printer): string {
  if (!node) return "";
  for (const tag in node) {
    const printOne = printers[tag as NodeTag] as ((contents: unknown, printer: Printer) => string) | undefined;
    if (printOne) return printOne(node[tag as keyof Node], printer);
  }
  return deparse(node);
}

/** A list of expressions, with commas. */
export function printList(nodes: readonly Node[] | undefined, printer: Printer): string {
  return (nodes ?? []).map((node) => printNode(node, printer)).join(", ");
}

/** A column reference's path: `users.email`, `t.*`. */
export function printFields(fields: readonly Node[] | undefined): string {
  return (fields ?? []).map((field) => ("A_Star" in field ? "*" : quoteName(stringsOf([field])[0] ?? ""))).join(".");
}

const booleanTests = {
  IS_TRUE: "IS TRUE",
  IS_NOT_TRUE: "IS NOT TRUE",
  IS_FALSE: "IS FALSE",
  IS_NOT_FALSE: "IS NOT FALSE",
  IS_UNKNOWN: "IS UNKNOWN",
  IS_NOT_UNKNOWN: "IS NOT UNKNOWN",
};

/** A constant has its type behind it; anything else stands in parentheses before it (`get_coercion_expr`). */
function printCast(node: NodeOf<"TypeCast">, printer: Printer): string {
  const type = printType(node.typeName, printer.resolveType);
  if (node.arg && "A_Const" in node.arg) return printConstant(node.arg.A_Const, printer, type);
  if (node.arg && "A_ArrayExpr" in node.arg && !node.arg.A_ArrayExpr.elements?.length) return `ARRAY[]::${type}`;
  const isOfRows = stringsOf(node.typeName?.names)[0] !== "pg_catalog";
  if (node.arg && "RowExpr" in node.arg && isOfRows)
    return `ROW(${printList(node.arg.RowExpr.args, printer)})::${type}`;
  const inner = printNode(node.arg, printer);
  const isWholeRow = node.arg && "ColumnRef" in node.arg && inner.endsWith(".*");
  return isWholeRow ? `${inner}::${type}` : `(${inner})::${type}`;
}

/** `ROW` is always said; without it, one item alone is an expression in parentheses. */
function printRow(node: NodeOf<"RowExpr">, printer: Printer): string {
  const isWrapped = node.row_format === "COERCE_IMPLICIT_CAST" && node.args?.length === 1;
  return `${isWrapped ? "" : "ROW"}(${printList(node.args, printer)})`;
}

function printBoolean(node: NodeOf<"BoolExpr">, printer: Printer): string {
  if (node.boolop === "NOT_EXPR") return `(NOT ${printList(node.args, printer)})`;
  const word = node.boolop === "OR_EXPR" ? " OR " : " AND ";
  return `(${(node.args ?? []).map((arg) => printNode(arg, printer)).join(word)})`;
}

/** `SVFOP_CURRENT_TIMESTAMP_N` with its precision prints as `CURRENT_TIMESTAMP(3)`. */
function printValueFunction(node: NodeOf<"SQLValueFunction">): string {
  const name = (node.op ?? "").replace(/^SVFOP_/, "");
  return name.endsWith("_N") ? `${name.slice(0, -2)}(${node.typmod ?? 0})` : name;
}

function printCase(node: NodeOf<"CaseExpr">, printer: Printer): string {
  const level = printer.indent ?? 0;
  const inner = { ...printer, indent: level + indents.branch };
  const line = newLine(inner.indent, 0);
  const whens = (node.args ?? []).map((arg) => {
    if (!("CaseWhen" in arg)) return "";
    return `${line}WHEN ${printNode(arg.CaseWhen.expr, inner)} THEN ${printNode(arg.CaseWhen.result, inner)}`;
  });
  const subject = node.arg ? ` ${printNode(node.arg, inner)}` : "";
  const otherwise = `${line}ELSE ${node.defresult ? printNode(node.defresult, inner) : "NULL"}`;
  return `${newLine(level, 0)}CASE${subject}${whens.join("")}${otherwise}${newLine(level, 0)}END`;
}

function printSubLink(node: NodeOf<"SubLink">, printer: Printer): string {
  const query = printNode(node.subselect, printer);
  const operator = stringsOf(node.operName).at(-1) ?? "";
  switch (node.subLinkType) {
    case "EXISTS_SUBLINK":
      return `(EXISTS (${query}))`;
    case "ARRAY_SUBLINK":
      return `ARRAY(${query})`;
    case "ANY_SUBLINK":
      return `(${printTested(node, printer)} ${operator === "" || operator === "=" ? "IN" : `${operator} ANY`} (${query}))`;
    case "ALL_SUBLINK":
      return `(${printTested(node, printer)} ${operator} ALL (${query}))`;
    default:
      return `(${query})`;
  }
}

function printTested({ testexpr }: NodeOf<"SubLink">, printer: Printer): string {
  return testexpr && "RowExpr" in testexpr
    ? `(${printList(testexpr.RowExpr.args, printer)})`
    : printNode(testexpr, printer);
}

function printIndirection(node: NodeOf<"A_Indirection">, printer: Printer): string {
  let text = printNode(node.arg, printer);
  let isOpen = node.arg !== undefined && "ColumnRef" in node.arg;
  let isPath = false;
  for (const step of node.indirection ?? []) {
    const isField = !("A_Indices" in step);
    const isBare = isPath || (isOpen && !isField);
    text = `${isBare ? text : `(${text})`}${printStep(step, printer)}`;
    isPath = true;
    isOpen = false;
  }
  return text;
}

function printStep(step: Node, printer: Printer): string {
  if ("A_Indices" in step) {
    const { is_slice: isSlice, lidx, uidx } = step.A_Indices;
    return isSlice ? `[${printNode(lidx, printer)}:${printNode(uidx, printer)}]` : `[${printNode(uidx, printer)}]`;
  }
  return `.${printFields([step])}`;
}
