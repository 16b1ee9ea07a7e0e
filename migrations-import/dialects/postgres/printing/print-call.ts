import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { type Printer, printList, printNode } from "./print-expression";
import { printOrder, printWindow } from "./print-order";
import { quoteName } from "./quote";

type Call = NodeOf<"FuncCall">;

/** A function call; those that SQL gives a syntax of their own keep it (`EXTRACT(epoch FROM x)`). */
export function printCall(node: Call, printer: Printer): string {
  const names = stringsOf(node.funcname);
  const path = names[0] === "pg_catalog" ? names.slice(1) : names;
  const special = node.funcformat === "COERCE_SQL_SYNTAX" ? sqlSyntax[path[0] ?? ""] : undefined;
  if (special) return special(node.args ?? [], printer);
  const filter = node.agg_filter ? ` FILTER (WHERE ${printNode(node.agg_filter, printer)})` : "";
  const over = node.over ? ` OVER ${printWindow(node.over, printer)}` : "";
  return `${path.map(quoteName).join(".")}(${printArguments(node, printer)})${printWithin(node, printer)}${filter}${over}`;
}

function printArguments(node: Call, printer: Printer): string {
  if (node.agg_star) return "*";
  const args = (node.args ?? []).map((arg) => printNode(arg, printer));
  if (node.func_variadic) args.push(`VARIADIC ${args.pop() ?? ""}`);
  const distinct = node.agg_distinct ? "DISTINCT " : "";
  const order = node.agg_order && !node.agg_within_group ? ` ORDER BY ${printOrder(node.agg_order, printer)}` : "";
  return `${distinct}${args.join(", ")}${order}`;
}

function printWithin(node: Call, printer: Printer): string {
  return node.agg_within_group ? ` WITHIN GROUP (ORDER BY ${printOrder(node.agg_order, printer)})` : "";
}

type PrintSpecial = (args: readonly Node[], printer: Printer) => string;

const sqlSyntax: Readonly<Record<string, PrintSpecial>> = {
  timezone: ([zone, time], printer) =>
    time
      ? `(${printNode(time, printer)} AT TIME ZONE ${printNode(zone, printer)})`
      : `(${printNode(zone, printer)} AT LOCAL)`,
  extract: ([field, source], printer) =>
    `EXTRACT(${stringOf(field) || constantText(field)} FROM ${printNode(source, printer)})`,
  position: ([text, part], printer) => `POSITION((${printNode(part, printer)}) IN (${printNode(text, printer)}))`,
  substring: ([text, from, length], printer) =>
    `SUBSTRING(${printNode(text, printer)}${from ? ` FROM ${printNode(from, printer)}` : ""}${length ? ` FOR ${printNode(length, printer)}` : ""})`,
  overlay: ([text, part, from, length], printer) =>
    `OVERLAY(${printNode(text, printer)} PLACING ${printNode(part, printer)} FROM ${printNode(from, printer)}${length ? ` FOR ${printNode(length, printer)}` : ""})`,
  btrim: printTrim("BOTH"),
  ltrim: printTrim("LEADING"),
  rtrim: printTrim("TRAILING"),
  overlaps: (args, printer) =>
    `((${printList(args.slice(0, 2), printer)}) OVERLAPS (${printList(args.slice(2), printer)}))`,
  pg_collation_for: (args, printer) => `COLLATION FOR (${printList(args, printer)})`,
  is_normalized: ([text, form], printer) =>
    `(${printNode(text, printer)} IS${form ? ` ${constantText(form)}` : ""} NORMALIZED)`,
  normalize: ([text, form], printer) =>
    `NORMALIZE(${printNode(text, printer)}${form ? `, ${constantText(form)}` : ""})`,
  xmlexists: ([path, xml], printer) => `XMLEXISTS((${printNode(path, printer)}) PASSING (${printNode(xml, printer)}))`,
};

function printTrim(side: string): PrintSpecial {
  return ([text, chars], printer) =>
    `TRIM(${side} ${chars ? `${printNode(chars, printer)} ` : ""}FROM ${printNode(text, printer)})`;
}

function constantText(node: Node | undefined): string {
  const inner = unwrap(node, "TypeCast")?.arg ?? node;
  return unwrap(inner, "A_Const")?.sval?.sval ?? "";
}
