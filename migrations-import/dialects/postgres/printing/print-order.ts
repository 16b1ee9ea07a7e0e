import type { Node, NodeOf } from "../grammar/node";
import { unwrap } from "../grammar/node";
import { type Printer, print, printList } from "./print-expression";
import { quoteName } from "./quote";

/** The terms of an ORDER BY. */
export function printOrder(nodes: readonly Node[] | undefined, printer: Printer): string {
  return (nodes ?? [])
    .map((node) => {
      const sort = unwrap(node, "SortBy");
      return sort
        ? `${print(sort.node, printer)}${printDirection(sort.sortby_dir, sort.sortby_nulls)}`
        : print(node, printer);
    })
    .join(", ");
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
    ...(window.partitionClause ? [`PARTITION BY ${printList(window.partitionClause, printer)}`] : []),
    ...(window.orderClause ? [`ORDER BY ${printOrder(window.orderClause, printer)}`] : []),
    ...printFrame(window, printer),
  ];
  return `(${parts.join(" ")})`;
}

function printFrame(window: NodeOf<"WindowDef">, printer: Printer): string[] {
  const options = window.frameOptions ?? 0;
  if (!(options & frame.nonDefault)) return [];
  const unit = options & frame.rows ? "ROWS" : options & frame.groups ? "GROUPS" : "RANGE";
  const start = printStart(options, print(window.startOffset, printer));
  if (!(options & frame.between)) return [`${unit} ${start}`];
  return [`${unit} BETWEEN ${start} AND ${printEnd(options, print(window.endOffset, printer))}`];
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
