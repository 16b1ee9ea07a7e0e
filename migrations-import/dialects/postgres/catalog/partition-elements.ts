import { contentsOf, type NodeOf, stringsOf, unwrap, walk } from "../grammar/node";
import { parseStatement } from "../grammar/parse-statements";
import { quoteName } from "../printing/quote";
import type { Table } from "./find-relation";

/** One of the things a table is partitioned by: a column, with the collation where one is named, or an expression. */
export type PartitionElement = {
  readonly column?: string;
  readonly collation?: string;
  /** The columns an expression is over; of a column, itself. */
  readonly columns: ReadonlySet<string>;
};

/** What a table is partitioned by; nothing of one that is not, or is outside. */
export function partitionElements({ definition: { partitionKey } }: Table): readonly PartitionElement[] {
  if (partitionKey === undefined) return [];
  return contentsOf(parsePartitionKey(partitionKey)?.partParams, "PartitionElem").map(({ name, expr, collation }) => {
    const written = stringsOf(collation).map(quoteName).join(".");
    if (name === undefined) return { columns: columnsIn(expr) };
    return { column: name, columns: new Set([name]), ...(written === "" ? {} : { collation: written }) };
  });
}

/** A printed key as the grammar reads it. */
export function parsePartitionKey(key: string): NodeOf<"PartitionSpec"> | undefined {
  return unwrap(parseStatement(`CREATE TABLE t () PARTITION BY ${key}`) ?? undefined, "CreateStmt")?.partspec;
}

function columnsIn(expression: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  walk(expression, (node) => {
    const name = stringsOf(unwrap(node, "ColumnRef")?.fields).at(-1);
    if (name !== undefined) names.add(name);
    return undefined;
  });
  return names;
}

/** Whether a table is partitioned by a column, or by an expression over it. */
export function isPartedBy(table: Table, column: string): boolean {
  return partitionElements(table).some(({ columns }) => columns.has(column));
}
