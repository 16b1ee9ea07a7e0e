import type { IndexKey } from "../definitions/index-definition";
import { type Node, type NodeOf, stringsOf, tagOf, unwrap } from "../grammar/node";
import { quoteName } from "../printing/quote";

/** A key as it stands in a definition. */
export function keyText({ column, expression = "", isCall, suffix = "" }: IndexKey): string {
  return `${column === undefined ? (isCall ? expression : `(${expression})`) : quoteName(column)}${suffix}`;
}

/** The name an expression's column gets in a made-up index name (`FigureIndexColname`): the function's, or `expr`. */
export function nameOfKey(element: NodeOf<"IndexElem">): string {
  return element.name ?? (element.indexcolname || nameOfExpression(element.expr) || "expr");
}

function nameOfExpression(node: Node | undefined): string {
  if (!node) return "";
  if ("FuncCall" in node) return stringsOf(node.FuncCall.funcname).at(-1) ?? "";
  if ("ColumnRef" in node) return stringsOf(node.ColumnRef.fields).at(-1) ?? "";
  if ("TypeCast" in node)
    return nameOfExpression(node.TypeCast.arg) || (stringsOf(node.TypeCast.typeName?.names).at(-1) ?? "");
  if ("CollateClause" in node) return nameOfExpression(node.CollateClause.arg);
  if ("CoalesceExpr" in node) return "coalesce";
  if ("CaseExpr" in node) return nameOfExpression(unwrap(node, "CaseExpr")?.defresult) || "case";
  if ("MinMaxExpr" in node) return node.MinMaxExpr.op === "IS_LEAST" ? "least" : "greatest";
  return tagOf(node) === "A_ArrayExpr" ? "array" : "";
}
