import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { isOutside, type Table } from "../catalog/find-relation";

/** A value in a system table. An `oid` is the identity of the catalog's object, for oids are only compared. */
export type Cell = string | number | boolean | null;

/** The values that a query asks columns to have. */
export type Hints = ReadonlyMap<string, Cell>;

/** One row: the value of a column, or undefined where migrations do not tell. */
export type SystemRow = (column: string) => Cell | undefined;

/** A table of `pg_catalog` or `information_schema`, as far as migrations tell what is in it. */
export type SystemTable = {
  /** Columns of which a query must give one, or what the system itself has would be among its rows; none where it has nothing. */
  readonly bounds: readonly string[];
  /** Those that the rows know. */
  readonly columns: readonly string[];
  /** The rows that may meet the hints, and others; null where only running would tell. */
  readonly rows: (session: Session, hints: Hints) => readonly SystemRow[] | null;
};

/** What is in each column of the row for an item. */
export type Cells<Item> = { readonly [column: string]: (item: Item, session: Session) => Cell | undefined };

/** A table with a row for each of some items. */
export function tableOf<Item>(
  bounds: readonly string[],
  items: (session: Session, hints: Hints) => readonly Item[] | null,
  cells: Cells<Item>,
): SystemTable {
  const rowOf = (item: Item, session: Session) => (column: string) =>
    Object.hasOwn(cells, column) ? cells[column]?.(item, session) : undefined;
  return {
    bounds,
    columns: Object.keys(cells),
    rows: (session, hints) => items(session, hints)?.map((item) => rowOf(item, session)) ?? null,
  };
}

/** What the database is called, whatever that is. */
export const databaseName = "(the database)";

/** The schema of an object that lies in one. */
export const schemaOf = ({ schema }: CatalogObject): string => schema ?? "public";

/** The identity of a schema. */
export const schemaOid = (schema: string): string => `schema ${schema}`;

/** The table that an object belongs to. */
export function parentOf({ parent }: CatalogObject, session: Session): Table | undefined {
  const table = parent === null ? undefined : session.ledger.get(parent);
  return table?.kind === "table" ? table : undefined;
}

/** The tables, views and the like that migrations made, or a platform. */
export function tablesIn(
  session: Session,
  names: { readonly name?: Cell | undefined; readonly id?: Cell | undefined } = {},
) {
  return session.ledger
    .ofKind("table")
    .filter((table) => !isOutside(table) && isAsked(names.name, table.name) && isAsked(names.id, table.id));
}

/** What belongs to the tables that a query asks for, of one kind. */
export function childrenIn<K extends ObjectKind>(
  session: Session,
  kind: K,
  names: { readonly name?: Cell | undefined; readonly id?: Cell | undefined },
): readonly CatalogObjectOf<K>[] {
  if (names.name === undefined && names.id === undefined) return session.ledger.ofKind(kind);
  return tablesIn(session, names).flatMap((table) => session.ledger.children(table.id, kind));
}

function isAsked(hint: Cell | undefined, value: Cell): boolean {
  return hint === undefined || hint === value;
}
