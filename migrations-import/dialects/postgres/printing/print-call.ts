import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { type Printer, print, printList } from "./print-expression";
import { printOrder, printWindow } from "./print-order";
import { quoteName } from "./quote";

type Call = NodeOf<"FuncCall">;

/** A function call; those that SQL gives a syntax of their own keep it (`EXTRACT(epoch FROM x)`). */
export function printCall(node: Call, printer: Printer): string {
  const names = stringsOf(node.funcname);
  const path = names[0] === "pg_catalog" ? names.slice(1) : names;
  const special = node.funcformat === "COERCE_SQL_SYNTAX" ? sqlSyntax[path[0] ?? ""] : undefined;
  if (special) return special(node.args ?? [], printer);
  const filter = node.agg_filter ? ` FILTER (WHERE ${print(node.agg_filter, printer)})` : "";
  const over = node.over ? ` OVER ${printWindow(node.over, printer)}` : "";
  return `${path.map(quoteName).join(".")}(${printArguments(node, printer)})${printWithin(node, printer)}${filter}${over}`;
}

function printArguments(node: Call, printer: Printer): string {
  if (node.agg_star) return "*";
  const args = (node.args ?? []).map((arg) => print(arg, printer));
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
    time ? `(${print(time, printer)} AT TIME ZONE ${print(zone, printer)})` : `(${print(zone, printer)} AT LOCAL)`,
  extract: ([field, source], printer) =>
    `EXTRACT(${stringOf(field) || constantText(field)} FROM ${print(source, printer)})`,
  position: ([text, part], printer) => `POSITION((${print(part, printer)}) IN (${print(text, printer)}))`,
  substring: ([text, from, length], printer) =>
    `SUBSTRING(${print(text, printer)}${from ? ` FROM ${print(from, printer)}` : ""}${length ? ` FOR ${print(length, printer)}` : ""})`,
  overlay: ([text, part, from, length], printer) =>
    `OVERLAY(${print(text, printer)} PLACING ${print(part, printer)} FROM ${print(from, printer)}${length ? ` FOR ${print(length, printer)}` : ""})`,
  btrim: printTrim("BOTH"),
  ltrim: printTrim("LEADING"),
  rtrim: printTrim("TRAILING"),
  overlaps: (args, printer) =>
    `((${printList(args.slice(0, 2), printer)}) OVERLAPS (${printList(args.slice(2), printer)}))`,
  pg_collation_for: (args, printer) => `COLLATION FOR (${printList(args, printer)})`,
  is_normalized: ([text, form], printer) =>
    `(${print(text, printer)} IS${form ? ` ${constantText(form)}` : ""} NORMALIZED)`,
  normalize: ([text, form], printer) => `NORMALIZE(${print(text, printer)}${form ? `, ${constantText(form)}` : ""})`,
  xmlexists: ([path, xml], printer) => `XMLEXISTS((${print(path, printer)}) PASSING (${print(xml, printer)}))`,
};

function printTrim(side: string): PrintSpecial {
  return ([text, chars], printer) =>
    `TRIM(${side} ${chars ? `${print(chars, printer)} ` : ""}FROM ${print(text, printer)})`;
}

function constantText(node: Node | undefined): string {
  return unwrap(node, "A_Const")?.sval?.sval ?? "";
}
