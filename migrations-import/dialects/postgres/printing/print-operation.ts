import { itemsOf, type Node, type NodeOf, stringsOf, unwrap, walk } from "../grammar/node";
import { type Printer, printList, printNode } from "./print-expression";
import { printType } from "./print-type";

type Operation = NodeOf<"A_Expr">;

/** An operator expression, in the form PostgreSQL's analysis gives it: `IN` lists become `= ANY`, `BETWEEN` two comparisons. */
export function printOperation(node: Operation, printer: Printer): string {
  const left = printNode(node.lexpr, printer);
  const operator = printOperator(node);
  switch (node.kind) {
    case "AEXPR_OP_ANY":
      return `(${left} ${operator} ANY (${printArray(node.rexpr, printer)}))`;
    case "AEXPR_OP_ALL":
      return `(${left} ${operator} ALL (${printArray(node.rexpr, printer)}))`;
    case "AEXPR_DISTINCT":
      return `(${left} IS DISTINCT FROM ${printNode(node.rexpr, printer)})`;
    case "AEXPR_NOT_DISTINCT":
      return `(NOT (${left} IS DISTINCT FROM ${printNode(node.rexpr, printer)}))`;
    case "AEXPR_NULLIF":
      return `NULLIF(${left}, ${printNode(node.rexpr, printer)})`;
    case "AEXPR_IN":
      return printIn(left, operator === "<>", itemsOf(node.rexpr), printer);
    case "AEXPR_BETWEEN":
    case "AEXPR_NOT_BETWEEN":
    case "AEXPR_BETWEEN_SYM":
    case "AEXPR_NOT_BETWEEN_SYM":
      return printBetween(node, left, printer);
    default:
      return left === ""
        ? `(${operator} ${printNode(node.rexpr, printer)})`
        : `(${left} ${operator} ${printNode(node.rexpr, printer)})`;
  }
}

/** A query that gives the array has a cast behind it and no parentheses more: else it would be read as giving the elements. */
function printArray(node: Node | undefined, printer: Printer): string {
  const cast = unwrap(node, "TypeCast");
  const isQuery = unwrap(cast?.arg, "SubLink")?.subLinkType === "EXPR_SUBLINK";
  const type = cast?.typeName;
  return isQuery && type
    ? `${printNode(cast.arg, printer)}::${printType(type, printer.resolveType)}`
    : printNode(node, printer);
}

function printOperator(node: Operation): string {
  const names = stringsOf(node.name);
  const name = names.at(-1) ?? "";
  const isPlain = names.length === 1 || names[0] === "pg_catalog";
  const spelled = name === "!=" ? "<>" : name;
  return isPlain ? spelled : `OPERATOR(${names.slice(0, -1).join(".")}.${spelled})`;
}

/** Constants are gathered in one array; what refers to a column is compared by itself (`transformAExprIn`). */
function printIn(left: string, isNegated: boolean, items: readonly Node[], printer: Printer): string {
  const constants = items.filter((item) => !hasColumn(item));
  const others = items.filter((item) => hasColumn(item));
  const [operator, word] = isNegated ? ["<>", " AND "] : ["=", " OR "];
  const parts: string[] = [];
  if (constants.length > 1) {
    parts.push(`(${left} ${operator} ${isNegated ? "ALL" : "ANY"} (ARRAY[${printList(constants, printer)}]))`);
  } else others.unshift(...constants);
  parts.push(...others.map((item) => `(${left} ${operator} ${printNode(item, printer)})`));
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(word)})`;
}

function hasColumn(node: Node): boolean {
  let found = false;
  walk(node, (_, tag) => {
    found ||= tag === "ColumnRef";
  });
  return found;
}

function printBetween(node: Operation, left: string, printer: Printer): string {
  const [low = "", high = ""] = itemsOf(node.rexpr).map((item) => printNode(item, printer));
  const inside = (from: string, to: string) => `((${left} >= ${from}) AND (${left} <= ${to}))`;
  const outside = (from: string, to: string) => `((${left} < ${from}) OR (${left} > ${to}))`;
  switch (node.kind) {
    case "AEXPR_BETWEEN":
      return inside(low, high);
    case "AEXPR_NOT_BETWEEN":
      return outside(low, high);
    case "AEXPR_BETWEEN_SYM":
      return `(${inside(low, high)} OR ${inside(high, low)})`;
    default:
      return `(${outside(low, high)} AND ${outside(high, low)})`;
  }
}
