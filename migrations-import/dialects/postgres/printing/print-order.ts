import type { Node, NodeOf } from "../grammar/node";
import { stringsOf, unwrap } from "../grammar/node";
import { type Printer, printNode } from "./print-expression";
import { quoteName } from "./quote";

/** The terms of an ORDER BY. */
export function printOrder(nodes: readonly Node[] | undefined, printer: Printer): string {
  return (nodes ?? [])
    .map((node) => {
      const sort = unwrap(node, "SortBy");
      if (!sort) return printKey(node, printer);
      const operator = stringsOf(sort.useOp).at(-1);
      const using = operator === undefined ? "" : ` USING ${operator}`;
      return `${printKey(sort.node, printer)}${using}${printDirection(sort.sortby_dir, sort.sortby_nulls)}`;
    })
    .join(", ");
}

/** The keys of a GROUP BY, PARTITION BY or DISTINCT ON. */
export function printKeys(nodes: readonly Node[] | undefined, printer: Printer): string {
  return (nodes ?? []).map((node) => printKey(node, printer)).join(", ");
}

/** A key to sort or group by: a call in parentheses, which tells it from `cube(…)` (`get_rule_sortgroupclause`). */
function printKey(node: Node | undefined, printer: Printer): string {
  const text = printNode(node, printer);
  return node && "FuncCall" in node ? `(${text})` : text;
}

/** ` DESC NULLS LAST`, leaving out what is the default (ascending puts nulls last, descending first). */
export function printDirection(direction: string | undefined, nulls: string | undefined): string {
  const isDescending = direction === "SORTBY_DESC";
  const word = isDescending ? " DESC" : "";
  if (nulls === "SORTBY_NULLS_FIRST" && !isDescending) return `${word} NULLS FIRST`;
  if (nulls === "SORTBY_NULLS_LAST" && isDescending) return `${word} NULLS LAST`;
  return word;
}

/** Frame options of `parsenodes.h`. */
const frame = { nonDefault: 1, range: 2, rows: 4, groups: 8, between: 16, startUnbounded: 32, endUnbounded: 256 };
const bounds = {
  startCurrent: 512,
  endCurrent: 1024,
  startBefore: 2048,
  endBefore: 4096,
  startAfter: 8192,
  endAfter: 16384,
};

/** A window, by name or in parentheses. */
export function printWindow(window: NodeOf<"WindowDef">, printer: Printer): string {
  if (window.name) return quoteName(window.name);
  const parts = [
    ...(window.refname ? [quoteName(window.refname)] : []),
    ...(window.partitionClause ? [`PARTITION BY ${printKeys(window.partitionClause, printer)}`] : []),
    ...(window.orderClause ? [`ORDER BY ${printOrder(window.orderClause, printer)}`] : []),
    ...printFrame(window, printer),
  ];
  return `(${parts.join(" ")})`;
}

function printFrame(window: NodeOf<"WindowDef">, printer: Printer): string[] {
  const options = window.frameOptions ?? 0;
  if (!(options & frame.nonDefault)) return [];
  const unit = options & frame.rows ? "ROWS" : options & frame.groups ? "GROUPS" : "RANGE";
  const start = printStart(options, printNode(window.startOffset, printer));
  const end = printEnd(options, printNode(window.endOffset, printer));
  const extent = options & frame.between ? `BETWEEN ${start} AND ${end}` : start;
  return [`${unit} ${extent}${printExclusion(options)}`];
}

function printExclusion(options: number): string {
  if (options & 0x8000) return " EXCLUDE CURRENT ROW";
  if (options & 0x10000) return " EXCLUDE GROUP";
  return options & 0x20000 ? " EXCLUDE TIES" : "";
}

function printStart(options: number, offset: string): string {
  if (options & frame.startUnbounded) return "UNBOUNDED PRECEDING";
  if (options & bounds.startCurrent) return "CURRENT ROW";
  return `${offset} ${options & bounds.startAfter ? "FOLLOWING" : "PRECEDING"}`;
}

function printEnd(options: number, offset: string): string {
  if (options & frame.endUnbounded) return "UNBOUNDED FOLLOWING";
  if (options & bounds.endCurrent) return "CURRENT ROW";
  return `${offset} ${options & bounds.endBefore ? "PRECEDING" : "FOLLOWING"}`;
}
