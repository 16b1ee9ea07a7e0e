import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { type Node, stringOf, walk } from "../grammar/node";
import { print } from "../printing/print-expression";

/** Prints an expression over one table's columns; the table's own name in front of a column is left out. */
export function printTableExpression(session: Session, table: Pick<Table, "name">, node: Node | undefined): string {
  if (!node) return "";
  return print(stripQualifier(node, table.name), sessionPrinter(session));
}

/** The columns of the table an expression refers to, in the order of the table. */
export function columnsUsed(session: Session, table: Table, node: Node | undefined): string[] {
  const names = columnNamesIn(node);
  return session.ledger
    .children(table.id, "column")
    .map((column) => column.name)
    .filter((name) => names.has(name));
}

/** The names of everything in an expression that looks like a column. */
export function columnNamesIn(node: unknown): Set<string> {
  const names = new Set<string>();
  walk(node, (inner, tag) => {
    if (tag === "ColumnRef" && "ColumnRef" in inner) names.add(stringOf(inner.ColumnRef.fields?.at(-1)));
  });
  return names;
}

/** A copy of the tree in which `table.column` is `column`; queries inside keep their names. */
function stripQualifier<T>(value: T, table: string): T {
  if (Array.isArray(value)) return value.map((item) => stripQualifier(item, table)) as T;
  if (typeof value !== "object" || value === null || "SelectStmt" in value) return value;
  if ("ColumnRef" in value) {
    const fields = (value as Extract<Node, { ColumnRef: unknown }>).ColumnRef.fields ?? [];
    const isOwn = fields.length === 2 && stringOf(fields[0]) === table;
    return isOwn ? ({ ColumnRef: { fields: fields.slice(1) } } as T) : value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, stripQualifier(inner, table)])) as T;
}
