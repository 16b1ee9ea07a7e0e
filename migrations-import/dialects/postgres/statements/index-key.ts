import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import type { IndexKey } from "../definitions/index-definition";
import { printTableExpression } from "../definitions/table-expression";
import { type Node, type NodeOf, stringsOf, tagOf, unwrap } from "../grammar/node";
import { printDirection } from "../printing/print-order";
import { qualifyName, quoteName } from "../printing/quote";

/** One key of an index: a column or an expression, with collation, operator class and direction behind it. */
export function indexKeyOf(session: Session, table: Table, element: NodeOf<"IndexElem">): IndexKey {
  const collation = stringsOf(element.collation).map(quoteName).join(".");
  const operatorClass = stringsOf(element.opclass);
  const opclass =
    operatorClass.length === 0 ? "" : ` ${qualifyName(operatorClass.at(-2) ?? null, operatorClass.at(-1) ?? "")}`;
  const suffix = `${collation === "" ? "" : ` COLLATE ${collation}`}${opclass}${printDirection(element.ordering, element.nulls_ordering)}`;
  const end = suffix === "" ? {} : { suffix };
  if (element.name) return { column: element.name, ...end };
  return { expression: printTableExpression(session, table, element.expr), ...end };
}

/** A key as it stands in a definition. */
export function keyText({ column, expression = "", suffix = "" }: IndexKey): string {
  return `${column === undefined ? `(${expression})` : quoteName(column)}${suffix}`;
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
