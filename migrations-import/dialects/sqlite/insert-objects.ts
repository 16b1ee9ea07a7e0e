import type { WriteOptions } from "../../replay/ledger";
import { type Column, type Context, findTable, schemaName, type Table } from "./context";

/** A column of a query's result, as a view or `CREATE TABLE … AS` has it; `readType` is the declared type that its readers see, where it is another. */
export type SelectedColumn = { readonly name: string; readonly type: string; readonly readType?: string | null };

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
  { name, type, readType }: SelectedColumn,
  options: WriteOptions = {},
): void {
  const definition = {
    ...{ ordinal, type, nullable: true, default: null, identity: null, generated: null, comment: null },
    ...(readType === undefined ? {} : { extra: { readType } }),
  };
  const column = { kind: "column", parent: table.id, schema: table.schema, name, definition } as const;
  context.session.ledger.insert(column, options);
}

/** The declared type that the readers of a view's column see, where it is another than that of the column. */
export function readTypeOf({ definition: { extra } }: Column): string | null | undefined {
  if (typeof extra !== "object" || extra === null || !("readType" in extra)) return undefined;
  return typeof extra.readType === "string" ? extra.readType : null;
}
