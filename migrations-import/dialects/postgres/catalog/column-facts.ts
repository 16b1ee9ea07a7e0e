import type { CatalogObject, CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "./find-relation";
import { chooseName } from "./made-up-names";

export type Column = CatalogObjectOf<"column">;

/** The constraint behind a NOT NULL: since PostgreSQL 18 it has a name of its own and can be dropped by it. */
export type NotNull = {
  readonly name: string;
  readonly noInherit?: true;
  readonly notValid?: true;
  readonly comment?: string;
  /** How many parents it comes from. */
  readonly inherited?: number;
  /** It stands only because a parent has it. */
  readonly onlyInherited?: true;
};

/** What a column keeps beyond its facts; kept under `extra`. */
export type ColumnExtra = {
  readonly virtual?: true;
  /** How many parents have the column, and whether the table was given it only by them. */
  readonly inherited?: number;
  readonly onlyInherited?: true;
  readonly notNull?: NotNull;
};

/** What a stored column keeps beyond its facts. */
export function columnExtra(column: Column): ColumnExtra {
  return (column.definition.extra ?? {}) as ColumnExtra;
}

/** The name of the constraint behind a NOT NULL, which no other constraint of the schema can have. */
export function notNullName(object: CatalogObject): string | undefined {
  return object.kind === "column" ? columnExtra(object).notNull?.name : undefined;
}

/** The constraint behind a column's NOT NULL; under the usual name where none was kept. */
export function notNullOf(table: Pick<Table, "name">, column: Column): NotNull | undefined {
  if (column.definition.nullable) return undefined;
  return columnExtra(column).notNull ?? { name: usualName(table.name, column.name, () => false) };
}

function usualName(table: string, column: string, isTaken: (name: string) => boolean): string {
  return chooseName(table, column, "not_null", isTaken);
}

/** The name the database makes up for a NOT NULL. */
export function madeUpNotNull(session: Session, table: Pick<Table, "name" | "schema">, column: string): string {
  return usualName(table.name, column, (name) => {
    if (session.ledger.find("constraint", { schema: table.schema }, name)) return true;
    return session.ledger.holdsInnerName(table.schema, name);
  });
}

/** A column's facts with a NOT NULL, or without. */
export function withNotNull(
  extra: ColumnExtra,
  notNull: NotNull | null,
): Pick<Definitions["column"], "nullable" | "extra"> {
  const { notNull: _, ...others } = extra;
  return { nullable: notNull === null, extra: notNull ? { notNull, ...others } : others };
}

/** Makes a column required, under a name that is made up where none is given; one that is required already stays. */
export function requireColumn(
  session: Session,
  table: Table,
  column: Column,
  options: { readonly name?: string | null; readonly consequence?: boolean } = {},
): void {
  if (!column.definition.nullable) return;
  const name = options.name ?? madeUpNotNull(session, table, column.name);
  session.ledger.update(column, withNotNull(columnExtra(column), { name }), {
    consequence: options.consequence ?? false,
  });
}
