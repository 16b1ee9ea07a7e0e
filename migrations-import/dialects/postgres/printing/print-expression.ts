import { type Node, type NodeOf, type NodeTag, stringsOf, tagOf } from "../grammar/node";
import { deparse } from "./deparse";
import { printCall } from "./print-call";
import { printConstant } from "./print-constant";
import { printOperation } from "./print-operation";
import { printSelect } from "./print-select";
import { asWritten, printType, type ResolveType } from "./print-type";
import { quoteName } from "./quote";

/** What printing an expression must know of the catalog: how user-defined types are spelled. */
export type Printer = { readonly resolveType: ResolveType };

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
  NullTest: (node, printer) => `(${print(node.arg, printer)} IS ${node.nulltesttype === "IS_NULL" ? "" : "NOT "}NULL)`,
  BooleanTest: (node, printer) => `(${print(node.arg, printer)} ${booleanTests[node.booltesttype ?? "IS_TRUE"]})`,
  CoalesceExpr: (node, printer) => `COALESCE(${printList(node.args, printer)})`,
  MinMaxExpr: (node, printer) => `${node.op === "IS_LEAST" ? "LEAST" : "GREATEST"}(${printList(node.args, printer)})`,
  SQLValueFunction: (node) => printValueFunction(node),
  CaseExpr: printCase,
  SubLink: printSubLink,
  A_ArrayExpr: (node, printer) => `ARRAY[${printList(node.elements, printer)}]`,
  A_Indirection: printIndirection,
  RowExpr: (node, printer) =>
    `${node.row_format === "COERCE_IMPLICIT_CAST" ? "" : "ROW"}(${printList(node.args, printer)})`,
  CollateClause: (node, printer) =>
    `(${print(node.arg, printer)} COLLATE ${stringsOf(node.collname).map(quoteName).join(".")})`,
  NamedArgExpr: (node, printer) => `${quoteName(node.name ?? "")} => ${print(node.arg, printer)}`,
  SetToDefault: () => "DEFAULT",
  List: (node, printer) => `(${printList(node.items, printer)})`,
  SelectStmt: (node, printer) => printSelect(node, printer),
};

/** An expression as `pg_get_expr` would nearly print it: operators in parentheses, casts with `::`. */
export function print(node: Node | undefined, printer: Printer): string {
  if (!node) return "";
  const tag = tagOf(node);
  const printOne = printers[tag] as ((contents: unknown, printer: Printer) => string) | undefined;
  return printOne ? printOne(Object.values(node)[0], printer) : deparse(node);
}

/** A list of expressions, with commas. */
export function printList(nodes: readonly Node[] | undefined, printer: Printer): string {
  return (nodes ?? []).map((node) => print(node, printer)).join(", ");
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

function printCast(node: NodeOf<"TypeCast">, printer: Printer): string {
  const type = printType(node.typeName, printer.resolveType);
  if (node.arg && "A_Const" in node.arg) return printConstant(node.arg.A_Const, printer, type);
  const inner = print(node.arg, printer);
  const isBare = node.arg && ("A_ArrayExpr" in node.arg || "TypeCast" in node.arg || "A_Expr" in node.arg);
  const isWrapped = isBare || inner.startsWith("(");
  return isWrapped && !(node.arg && "TypeCast" in node.arg) ? `${inner}::${type}` : `(${inner})::${type}`;
}

function printBoolean(node: NodeOf<"BoolExpr">, printer: Printer): string {
  if (node.boolop === "NOT_EXPR") return `(NOT ${printList(node.args, printer)})`;
  const word = node.boolop === "OR_EXPR" ? " OR " : " AND ";
  return `(${(node.args ?? []).map((arg) => print(arg, printer)).join(word)})`;
}

/** `SVFOP_CURRENT_TIMESTAMP_N` with its precision prints as `CURRENT_TIMESTAMP(3)`. */
function printValueFunction(node: NodeOf<"SQLValueFunction">): string {
  const name = (node.op ?? "").replace(/^SVFOP_/, "");
  return name.endsWith("_N") ? `${name.slice(0, -2)}(${node.typmod ?? 0})` : name;
}

function printCase(node: NodeOf<"CaseExpr">, printer: Printer): string {
  const whens = (node.args ?? []).map((arg) =>
    "CaseWhen" in arg ? ` WHEN ${print(arg.CaseWhen.expr, printer)} THEN ${print(arg.CaseWhen.result, printer)}` : "",
  );
  const subject = node.arg ? ` ${print(node.arg, printer)}` : "";
  const otherwise = node.defresult ? ` ELSE ${print(node.defresult, printer)}` : "";
  return `CASE${subject}${whens.join("")}${otherwise} END`;
}

function printSubLink(node: NodeOf<"SubLink">, printer: Printer): string {
  const query = print(node.subselect, printer);
  const operator = stringsOf(node.operName).at(-1) ?? "";
  switch (node.subLinkType) {
    case "EXISTS_SUBLINK":
      return `(EXISTS ( ${query}))`;
    case "ARRAY_SUBLINK":
      return `ARRAY( ${query})`;
    case "ANY_SUBLINK":
      return `(${print(node.testexpr, printer)} ${operator === "" ? "IN" : `${operator} ANY`} ( ${query}))`;
    case "ALL_SUBLINK":
      return `(${print(node.testexpr, printer)} ${operator} ALL ( ${query}))`;
    default:
      return `( ${query})`;
  }
}

function printIndirection(node: NodeOf<"A_Indirection">, printer: Printer): string {
  const subject = print(node.arg, printer);
  const isName = node.arg && ("ColumnRef" in node.arg || "ParamRef" in node.arg);
  const isField = node.indirection?.[0] && !("A_Indices" in node.indirection[0]);
  const steps = (node.indirection ?? []).map((step) => printStep(step, printer)).join("");
  return `${isName && !isField ? subject : `(${subject})`}${steps}`;
}

function printStep(step: Node, printer: Printer): string {
  if ("A_Indices" in step) {
    const { is_slice: isSlice, lidx, uidx } = step.A_Indices;
    return isSlice ? `[${print(lidx, printer)}:${print(uidx, printer)}]` : `[${print(uidx, printer)}]`;
  }
  return `.${printFields([step])}`;
}
