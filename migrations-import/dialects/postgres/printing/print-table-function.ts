import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { newLine } from "./layout";
import { type Printer, printNode } from "./print-expression";
import { printBehavior, printPassing, printPath, printValue } from "./print-json";
import { printType } from "./print-type";
import { quoteName } from "./quote";

/** How far each level of a `JSON_TABLE` stands in. */
const step = 4;

/** `JSON_TABLE(x, '$[*]' COLUMNS (…))`, a column on each line. */
export function printJsonTable(node: NodeOf<"JsonTable">, printer: Printer): string {
  const level = (printer.indent ?? 0) + step;
  const { name } = node.pathspec ?? {};
  const path = `${printPath(node.pathspec?.string)} AS ${quoteName(name ?? "json_table_path_0")}`;
  const input = `${newLine(level, 0)}${printValue(node.context_item, printer)}, ${path}${printPassing(node.passing, printer)}`;
  const columns = printColumns(node.columns ?? [], { ...printer, indent: level });
  return `${lateral(node)}JSON_TABLE(${input}${newLine(level, 0)}${columns}${newLine(level - step, 0)})${alias(node)}`;
}

type Item = { readonly lateral?: boolean; readonly alias?: NodeOf<"Alias"> };

function lateral(node: Item): string {
  return node.lateral ? "LATERAL " : "";
}

function alias(node: Item): string {
  return node.alias ? ` ${quoteName(node.alias.aliasname ?? "")}` : "";
}

function printColumns(nodes: readonly Node[], printer: Printer): string {
  const level = (printer.indent ?? 0) + step;
  const inner = { ...printer, indent: level };
  const columns = nodes.map(
    (each) => `${newLine(level, 0)}${printJsonColumn(unwrap(each, "JsonTableColumn") ?? {}, inner)}`,
  );
  return `COLUMNS (${columns.join(",")}${newLine(level - step, 0)})`;
}

function printJsonColumn(column: NodeOf<"JsonTableColumn">, printer: Printer): string {
  const name = quoteName(column.name ?? "");
  const path = column.pathspec ? printPath(column.pathspec.string) : `'$."${column.name ?? ""}"'`;
  if (column.coltype === "JTC_FOR_ORDINALITY") return `${name} FOR ORDINALITY`;
  if (column.coltype === "JTC_NESTED") return `NESTED PATH ${path} ${printColumns(column.columns ?? [], printer)}`;
  const type = printType(column.typeName, printer.resolveType);
  const kind = column.coltype === "JTC_EXISTS" ? " EXISTS" : column.coltype === "JTC_FORMATTED" ? " FORMAT JSON" : "";
  const behaviors = `${printBehavior(column.on_empty, "EMPTY", printer)}${printBehavior(column.on_error, "ERROR", printer)}`;
  return `${name} ${type}${kind} PATH ${path}${behaviors}`;
}

/** `XMLTABLE('/path' PASSING x COLUMNS …)`. */
export function printXmlTable(node: NodeOf<"RangeTableFunc">, printer: Printer): string {
  const columns = (node.columns ?? []).map((each) => printXmlColumn(unwrap(each, "RangeTableFuncCol") ?? {}, printer));
  const input = `(${printNode(node.rowexpr, printer)}) PASSING (${printNode(node.docexpr, printer)})`;
  return `${lateral(node)}XMLTABLE(${input} COLUMNS ${columns.join(", ")})${alias(node)}`;
}

function printXmlColumn(column: NodeOf<"RangeTableFuncCol">, printer: Printer): string {
  const name = quoteName(column.colname ?? "");
  if (column.for_ordinality) return `${name} FOR ORDINALITY`;
  const type = printType(column.typeName, printer.resolveType);
  const text = (node: Node | undefined) => {
    const inner = printNode(node, printer);
    return `(${node && "A_Const" in node ? `${inner}::text` : inner})`;
  };
  const value = column.coldefexpr ? ` DEFAULT ${text(column.coldefexpr)}` : "";
  const path = column.colexpr ? ` PATH ${text(column.colexpr)}` : "";
  return `${name} ${type}${value}${path}${column.is_not_null ? " NOT NULL" : ""}`;
}
