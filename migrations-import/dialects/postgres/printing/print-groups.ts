import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { type Printer, printNode } from "./print-expression";
import { printKeys } from "./print-order";

/** A GROUP BY, with its grouping sets. */
export function printGroups({ groupClause = [], groupDistinct }: NodeOf<"SelectStmt">, printer: Printer): string {
  const distinct = groupDistinct ? "DISTINCT " : "";
  if (!groupClause.some((each) => "GroupingSet" in each)) return `${distinct}${printKeys(groupClause, printer)}`;
  return `${distinct}${groupClause.map((each) => printSet(each, true, printer)).join(", ")}`;
}

const words = { GROUPING_SET_ROLLUP: "ROLLUP(", GROUPING_SET_CUBE: "CUBE(", GROUPING_SET_SETS: "GROUPING SETS (" };

function printSet(node: Node, isBare: boolean, printer: Printer): string {
  const set = unwrap(node, "GroupingSet");
  if (!set) return printSimple(node, isBare, printer);
  if (set.kind === "GROUPING_SET_EMPTY") return "()";
  const word = words[set.kind as keyof typeof words];
  if (!word) return (set.content ?? []).map((each) => printNode(each, printer)).join(", ");
  const isBareInside = set.kind !== "GROUPING_SET_SETS";
  return `${word}${(set.content ?? []).map((each) => printSet(each, isBareInside, printer)).join(", ")})`;
}

function printSimple(node: Node, isBare: boolean, printer: Printer): string {
  const keys = "RowExpr" in node ? (node.RowExpr.args ?? []) : [node];
  const text = printKeys(keys, printer);
  return isBare && keys.length === 1 ? text : `(${text})`;
}
