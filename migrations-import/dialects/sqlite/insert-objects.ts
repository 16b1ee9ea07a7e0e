import type { WriteOptions } from "../../replay/ledger";
import { type Context, findTable, schemaName, type Table } from "./context";

/** A column of a query's result, as a view or `CREATE TABLE … AS` has it. */
export type SelectedColumn = { readonly name: string; readonly type: string };

/** Adds a table object without anything in it yet. */
export function insertTable(context: Context, name: string, facts: Partial<Table["definition"]>): Table | undefined {
  const definition = { kind: "table", comment: null, rlsEnabled: false, rlsForced: false, definition: null } as const;
  context.session.ledger.insert({
    kind: "table",
    parent: null,
    schema: schemaName,
    name,
    definition: { ...definition, ...facts },
  });
  return findTable(context, name);
}

/** Adds a column of which only name and type are known: of a view, a virtual table, or `CREATE TABLE … AS`. */
export function insertBareColumn(
  context: Context,
  table: Table,
  ordinal: number,
  { name, type }: SelectedColumn,
  options: WriteOptions = {},
): void {
  const definition = { ordinal, type, nullable: true, default: null, identity: null, generated: null, comment: null };
  const column = { kind: "column", parent: table.id, schema: table.schema, name, definition } as const;
  context.session.ledger.insert(column, options);
}
