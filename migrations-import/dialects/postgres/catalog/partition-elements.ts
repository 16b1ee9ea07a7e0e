import { contentsOf, stringsOf, unwrap, walk } from "../grammar/node";
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
  const create = unwrap(parseStatement(`CREATE TABLE t () PARTITION BY ${partitionKey}`) ?? undefined, "CreateStmt");
  return contentsOf(create?.partspec?.partParams, "PartitionElem").map(({ name, expr, collation }) => {
    const written = stringsOf(collation).map(quoteName).join(".");
    if (name === undefined) return { columns: columnsIn(expr) };
    return { column: name, columns: new Set([name]), ...(written === "" ? {} : { collation: written }) };
  });
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
