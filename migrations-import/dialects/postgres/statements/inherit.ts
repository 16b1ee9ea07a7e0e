import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { type Column, columnExtra, type NotNull, notNullOf, withNotNull } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { addParent, current, isPartition } from "../catalog/heirs";
import { markPartial } from "../catalog/partial";
import { defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { nextOrdinal } from "./add-column";
import { checkCheck, checkGenerated, checkType } from "./check-alike";

const asConsequence = { consequence: true } as const;

/** Gives a new table the columns and checks of a parent (`MergeAttributes`). */
export function inheritFrom(session: Session, table: Table, parent: Table): void {
  addParent(session, table, parent);
  markPartial(session, table, parent);
  for (const column of columnsInOrder(session, parent)) {
    const own = session.ledger.find("column", { parent: table.id }, column.name);
    if (own) mergeValue(session, table, own, column);
    inheritColumn(session, table, parent, column, isPartition(table));
  }
  for (const check of checksOf(session, parent)) inheritCheck(session, table, asValid(check));
}

/** A new table has no rows that a check could not have been held against yet. */
function asValid(check: CatalogObjectOf<"constraint">): CatalogObjectOf<"constraint"> {
  const { notValid, ...options } = optionsOf(check);
  if (!notValid) return check;
  return { ...check, definition: { ...check.definition, ...defineConstraint(check.definition, options) } };
}

/** Of several parents that have a column, the first that gives it a value counts. */
function mergeValue(session: Session, table: Table, own: Column, from: Column): void {
  checkGenerated(table, own, from);
  const value = own.definition.default ?? from.definition.default;
  session.ledger.update(own, { default: value }, asConsequence);
}

/** A table's columns by position. */
export function columnsInOrder(session: Session, table: Table): readonly Column[] {
  return [...session.ledger.children(table.id, "column")].sort((a, b) => a.definition.ordinal - b.definition.ordinal);
}

/** The checks that a table hands down. */
export function checksOf(session: Session, parent: Table): readonly CatalogObjectOf<"constraint">[] {
  return session.ledger
    .children(parent.id, "constraint")
    .filter((each) => each.definition.type === "check" && !optionsOf(each).noInherit);
}

/** Gives a table a column of its parent; one of that name that it has counts as the same. */
export function inheritColumn(
  session: Session,
  table: Table,
  parent: Table,
  column: Column,
  isPartition: boolean,
): void {
  const own = session.ledger.find("column", { parent: table.id }, column.name);
  const notNull = handedDown(notNullOf(parent, column));
  if (own) return mergeColumn(session, table, own, column, notNull);
  const { virtual } = columnExtra(column);
  const { grants: _, ...handed } = column.definition;
  const definition = {
    ...handed,
    ordinal: nextOrdinal(session, table),
    identity: isPartition ? column.definition.identity : null,
    comment: null,
    ...withNotNull({ ...(virtual ? { virtual } : {}), inherited: 1, onlyInherited: true }, notNull),
  };
  const place = { kind: "column", parent: table.id, schema: table.schema, name: column.name } as const;
  session.ledger.insert({ ...place, definition }, asConsequence);
}

/** A NOT NULL as an heir first has it. */
function handedDown(notNull: NotNull | undefined): NotNull | null {
  if (!notNull || notNull.noInherit) return null;
  return { name: notNull.name, inherited: 1, onlyInherited: true };
}

function mergeColumn(session: Session, table: Table, own: Column, from: Column, notNull: NotNull | null): void {
  checkType(table, own, from);
  const extra = columnExtra(own);
  const counted = { ...extra, inherited: (extra.inherited ?? 0) + 1 };
  const before = notNullOf(table, own) ?? null;
  const merged = before && notNull ? { ...before, inherited: (before.inherited ?? 0) + 1 } : (before ?? notNull);
  session.ledger.update(own, withNotNull(counted, merged), asConsequence);
}

/** Gives a table a check of its parent; one of that name that it has counts as the same, and in a partition as the parent's. */
export function inheritCheck(session: Session, table: Table, check: CatalogObjectOf<"constraint">): void {
  const own = session.ledger.find("constraint", { parent: table.id }, check.name);
  if (own) checkCheck(table, own, check);
  const options = optionsOf(own ?? check);
  const extra = {
    ...options,
    inherited: own ? (options.inherited ?? 0) + 1 : 1,
    ...(own && !isPartition(current(session, table)) ? {} : { onlyInherited: true }),
  };
  if (own) session.ledger.update(own, { extra }, asConsequence);
  else {
    const place = { kind: "constraint", parent: table.id, schema: table.schema, name: check.name } as const;
    session.ledger.insert({ ...place, definition: { ...check.definition, comment: null, extra } }, asConsequence);
  }
}

/** Takes back what a table has from a parent: what no other parent has stays as the table's own. */
export function disinherit(session: Session, table: Table, parent: Table): void {
  for (const column of session.ledger.children(table.id, "column")) {
    const from = session.ledger.find("column", { parent: parent.id }, column.name);
    if (!from) continue;
    const gave = notNullOf(parent, from);
    session.ledger.update(column, disinheritedColumn(table, column, gave && !gave.noInherit), asConsequence);
  }
  for (const check of session.ledger.children(table.id, "constraint")) {
    const from = session.ledger.find("constraint", { parent: parent.id }, check.name);
    if (check.definition.type !== "check" || !from) continue;
    session.ledger.update(check, { extra: { ...lessInherited(optionsOf(check)) } }, asConsequence);
  }
}

function disinheritedColumn(
  table: Table,
  column: Column,
  isRequiredThere: boolean | undefined,
): Pick<Column["definition"], "nullable" | "extra"> {
  const notNull = notNullOf(table, column) ?? null;
  const left = notNull && isRequiredThere ? lessInherited(notNull) : notNull;
  return withNotNull(lessInherited(columnExtra(column)), left);
}

type Inherited = { readonly inherited?: number; readonly onlyInherited?: true };

/** What comes from parents, with one parent fewer; with none left it is the table's own. */
export function lessInherited<Extra extends Inherited>(extra: Extra): Omit<Extra, keyof Inherited> & Inherited {
  const { inherited = 0, onlyInherited, ...others } = extra;
  if (inherited <= 1) return others;
  return { ...others, inherited: inherited - 1, ...(onlyInherited ? { onlyInherited } : {}) };
}
