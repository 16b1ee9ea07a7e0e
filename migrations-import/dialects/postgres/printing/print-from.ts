import { itemsOf, type Node, type NodeOf, stringsOf, tagOf } from "../grammar/node";
import { deparse } from "./deparse";
import { type Printer, print, printList } from "./print-expression";
import { qualifyName, quoteName } from "./quote";

/** One item of a FROM clause. */
export function printFrom(node: Node, printer: Printer): string {
  if ("RangeVar" in node) return printTable(node.RangeVar);
  if ("JoinExpr" in node) return printJoin(node.JoinExpr, printer);
  if ("RangeSubselect" in node) {
    const { lateral, subquery, alias } = node.RangeSubselect;
    return `${lateral ? "LATERAL " : ""}( ${print(subquery, printer)})${printAlias(alias)}`;
  }
  if ("RangeFunction" in node) return printFunction(node.RangeFunction, printer) ?? deparse(node);
  return tagOf(node) === undefined ? "" : deparse(node);
}

function printTable(node: NodeOf<"RangeVar">): string {
  return `${node.inh === false ? "ONLY " : ""}${qualifyName(node.schemaname ?? null, node.relname ?? "")}${printAlias(node.alias)}`;
}

function printAlias(alias: NodeOf<"Alias"> | undefined): string {
  if (!alias) return "";
  const columns = stringsOf(alias.colnames).map(quoteName).join(", ");
  return ` ${quoteName(alias.aliasname ?? "")}${columns === "" ? "" : `(${columns})`}`;
}

const joinWords = { JOIN_LEFT: "LEFT JOIN", JOIN_RIGHT: "RIGHT JOIN", JOIN_FULL: "FULL JOIN" };

function printJoin(node: NodeOf<"JoinExpr">, printer: Printer): string {
  const isCross = !node.quals && !node.usingClause && !node.isNatural;
  const word = joinWords[node.jointype as keyof typeof joinWords] ?? (isCross ? "CROSS JOIN" : "JOIN");
  const left = node.larg ? printFrom(node.larg, printer) : "";
  const right = node.rarg ? printFrom(node.rarg, printer) : "";
  const wrapped = node.rarg && "JoinExpr" in node.rarg ? `(${right})` : right;
  const using = node.usingClause ? ` USING (${stringsOf(node.usingClause).map(quoteName).join(", ")})` : "";
  const on = node.quals ? ` ON ${print(node.quals, printer)}` : "";
  const join = `${left}\n${node.isNatural ? "NATURAL " : ""}${word} ${wrapped}${using}${on}`;
  return node.alias ? `(${join})${printAlias(node.alias)}` : join;
}

function printFunction(node: NodeOf<"RangeFunction">, printer: Printer): string | null {
  if (node.is_rowsfrom || node.coldeflist) return null;
  const [call] = (node.functions ?? []).flatMap((each) => itemsOf(each).slice(0, 1));
  const ordinality = node.ordinality ? " WITH ORDINALITY" : "";
  return `${node.lateral ? "LATERAL " : ""}${printList(call ? [call] : [], printer)}${ordinality}${printAlias(node.alias)}`;
}
