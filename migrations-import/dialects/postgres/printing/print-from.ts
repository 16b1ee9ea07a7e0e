import { itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { deparse } from "./deparse";
import { indents, newLine } from "./layout";
import { type Printer, printList, printNode } from "./print-expression";
import { printJsonTable, printXmlTable } from "./print-table-function";
import { printType } from "./print-type";
import { fullName, qualifyName, quoteName } from "./quote";

/** The items of a FROM clause, each but the first on a line of its own. */
export function printFromClause(nodes: readonly Node[], printer: Printer): string {
  const line = newLine((printer.indent ?? 0) - indents.clause, indents.item);
  return nodes.map((node) => printFrom(node, printer)).join(`,${line}`);
}

/** One item of a FROM clause. */
export function printFrom(node: Node, printer: Printer): string {
  if ("RangeVar" in node) return printTable(node.RangeVar, printer);
  if ("JoinExpr" in node) return printJoin(node.JoinExpr, printer);
  if ("RangeSubselect" in node) {
    const { lateral, subquery, alias } = node.RangeSubselect;
    return `${lateral ? "LATERAL " : ""}(${printNode(subquery, printer)})${printAlias(alias)}`;
  }
  if ("RangeFunction" in node) return printFunctions(node.RangeFunction, printer);
  if ("JsonTable" in node) return printJsonTable(node.JsonTable, printer);
  if ("RangeTableFunc" in node) return printXmlTable(node.RangeTableFunc, printer);
  if ("RangeTableSample" in node) return printSample(node.RangeTableSample, printer);
  return deparse(node);
}

function printSample(node: NodeOf<"RangeTableSample">, printer: Printer): string {
  const table = node.relation ? printFrom(node.relation, printer) : "";
  const repeatable = node.repeatable ? ` REPEATABLE (${printNode(node.repeatable, printer)})` : "";
  return `${table} TABLESAMPLE ${stringsOf(node.method).join(".")} (${printList(node.args, printer)})${repeatable}`;
}

function printTable({ schemaname, ...node }: NodeOf<"RangeVar">, { hidden }: Printer): string {
  const own = node.relname ?? "";
  const name = schemaname && hidden?.has(own) ? fullName(schemaname, own) : qualifyName(schemaname ?? null, own);
  return `${!node.inh ? "ONLY " : ""}${name}${printAlias(node.alias)}`;
}

function printAlias(alias: NodeOf<"Alias"> | undefined): string {
  if (!alias) return "";
  const columns = stringsOf(alias.colnames).map(quoteName).join(", ");
  return ` ${quoteName(alias.aliasname ?? "")}${columns === "" ? "" : `(${columns})`}`;
}

const joinWords = { JOIN_LEFT: "LEFT JOIN", JOIN_RIGHT: "RIGHT JOIN", JOIN_FULL: "FULL JOIN" };

/** A join in parentheses, its right side on a line of its own. */
function printJoin(node: NodeOf<"JoinExpr">, printer: Printer): string {
  const isCross = !node.quals && !node.usingClause && !node.isNatural;
  const word = joinWords[node.jointype as keyof typeof joinWords] ?? (isCross ? "CROSS JOIN" : "JOIN");
  const line = newLine((printer.indent ?? 0) - indents.clause, indents.join);
  const left = node.larg ? printFrom(node.larg, printer) : "";
  const right = node.rarg ? printFrom(node.rarg, printer) : "";
  const using = node.usingClause ? ` USING (${stringsOf(node.usingClause).map(quoteName).join(", ")})` : "";
  const named = node.join_using_alias ? ` AS ${quoteName(node.join_using_alias.aliasname ?? "")}` : "";
  const on = node.quals ? ` ON (${printNode(node.quals, printer)})` : "";
  const join = `(${left}${line} ${node.isNatural ? "NATURAL " : ""}${word} ${right}${using}${named}${on})`;
  return `${join}${printAlias(node.alias)}`;
}

function printFunctions(node: NodeOf<"RangeFunction">, printer: Printer): string {
  const calls = (node.functions ?? []).map((each) => printCallIn(each, printer));
  const inner = calls.length > 1 ? (printUnnest(node, printer) ?? `ROWS FROM(${calls.join(", ")})`) : calls.join("");
  const ordinality = node.ordinality ? " WITH ORDINALITY" : "";
  const columns = node.coldeflist ? `(${node.coldeflist.map((each) => printColumn(each, printer)).join(", ")})` : "";
  const alias = node.coldeflist ? ` ${quoteName(node.alias?.aliasname ?? "")}${columns}` : printAlias(node.alias);
  return `${node.lateral ? "LATERAL " : ""}${inner}${ordinality}${alias}`;
}

/** Several arrays unnested side by side, however that was said. */
function printUnnest({ functions = [] }: NodeOf<"RangeFunction">, printer: Printer): string | null {
  const arrays = functions.map((each) => {
    const call = unwrap(itemsOf(each)[0], "FuncCall");
    return stringsOf(call?.funcname).at(-1) === "unnest" && call?.args?.length === 1 ? call.args[0] : undefined;
  });
  if (arrays.some((each) => !each)) return null;
  return `UNNEST(${arrays.map((each) => printNode(each, printer)).join(", ")})`;
}

function printCallIn(node: Node, printer: Printer): string {
  const [call] = itemsOf(node);
  return call ? printNode(call, printer) : "";
}

function printColumn(node: Node, printer: Printer): string {
  const column = unwrap(node, "ColumnDef") ?? {};
  return `${quoteName(column.colname ?? "")} ${printType(column.typeName, printer.resolveType)}`;
}
