import type { Session } from "../../../replay/session";
import { type Column, columnExtra, madeUpNotNull, type NotNull, notNullOf, withNotNull } from "../catalog/column-facts";
import { needColumn, type Table } from "../catalog/find-relation";
import { heirsOf, isPartitioned } from "../catalog/heirs";
import { stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import { refuseOnly } from "./check-inheritance";
import { type AddOptions, type ConstraintNode, refuseNoInherit } from "./constraint-parts";
import { lessInherited } from "./inherit";

/** `CONSTRAINT name NOT NULL column`: a column that is required already keeps the constraint it has. */
export function addNotNull(session: Session, table: Table, node: ConstraintNode, options: AddOptions): void {
  const { only = false } = options;
  for (const each of stringsOf(node.keys)) {
    const column = needColumn(session, table, each);
    refuseNoInherit(table, node);
    if (!column.definition.nullable) {
      refuseOtherwise(table, column, node);
      makeOwn(session, table, column, node.conname);
    } else {
      if (!node.is_no_inherit) refuseOnly(session, table, only, `column ${each} must be required`);
      const notNull = {
        name: node.conname ?? madeUpNotNull(session, table, column.name),
        ...(node.is_no_inherit ? { noInherit: true as const } : {}),
        ...(node.skip_validation ? { notValid: true as const } : {}),
      };
      session.ledger.update(column, withNotNull(columnExtra(column), notNull), options);
      if (!node.is_no_inherit && !only) requireInHeirs(session, table, each);
    }
  }
}

/** The NOT NULL that is there is not made to be handed down, or to hold for the rows that are there. */
function refuseOtherwise(table: Table, column: Column, node: ConstraintNode): void {
  const { name = "", noInherit = false, notValid = false } = notNullOf(table, column) ?? {};
  if (noInherit !== (node.is_no_inherit ?? false)) {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} ${noInherit ? "is not" : "is"} handed down`);
  }
  if (notValid && !node.skip_validation) {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is not valid`, "VALIDATE it");
  }
}

/** What came from a parent only is the table's own now too. */
function makeOwn(session: Session, table: Table, column: Column, name: string | undefined): void {
  const notNull = notNullOf(table, column);
  if (!notNull) return;
  const { onlyInherited, ...own } = notNull;
  if (name !== undefined && name !== own.name) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is required already, by ${own.name}`);
  }
  if (onlyInherited) session.ledger.update(column, withNotNull(columnExtra(column), own));
}

/** `SET NOT NULL`, for what inherits from the table too. */
export function setNotNull(session: Session, table: Table, name: string, only: boolean): void {
  const column = needColumn(session, table, name);
  if (column.definition.nullable) return requireHere(session, table, column, only);
  if (!only && notNullOf(table, column)?.noInherit) {
    refuse("INVALID_STATEMENT", `column ${name} of ${table.name} is required there alone, which is not to change`);
  }
  makeOwn(session, table, column, undefined);
}

/** With ONLY, what inherits from the table has none of it, and will not get it; what is partitioned cannot do without. */
function requireHere(session: Session, table: Table, column: Column, only: boolean): void {
  if (isPartitioned(table)) refuseOnly(session, table, only, `column ${column.name} must be required`);
  const isAlone = only && heirsOf(session, table).length > 0;
  const notNull = {
    name: madeUpNotNull(session, table, column.name),
    ...(isAlone ? { noInherit: true as const } : {}),
  };
  session.ledger.update(column, withNotNull(columnExtra(column), notNull));
  if (!only) requireInHeirs(session, table, column.name);
}

function requireInHeirs(session: Session, parent: Table, name: string): void {
  const from = session.ledger.find("column", { parent: parent.id }, name);
  const notNull = from && notNullOf(parent, from);
  for (const heir of heirsOf(session, parent)) {
    const column = session.ledger.find("column", { parent: heir.id }, name);
    if (!column || !notNull) continue;
    const own = notNullOf(heir, column);
    const next: NotNull = own
      ? { ...own, inherited: (own.inherited ?? 0) + 1 }
      : { name: notNull.name, inherited: 1, onlyInherited: true };
    session.ledger.update(column, withNotNull(columnExtra(column), next), { consequence: true });
    if (!own) requireInHeirs(session, heir, name);
  }
}

/** The NOT NULL of a column whose type changes is made anew, and what has it from the table only gets it under its name. */
export function renewNotNull(session: Session, table: Table, column: Column): void {
  const notNull = notNullOf(table, column);
  if (!notNull || notNull.noInherit) return;
  for (const heir of heirsOf(session, table)) {
    const inherited = session.ledger.find("column", { parent: heir.id }, column.name);
    const own = inherited && notNullOf(heir, inherited);
    if (!inherited || !own?.onlyInherited || own.name === notNull.name) continue;
    const next = withNotNull(columnExtra(inherited), { ...own, name: notNull.name });
    session.ledger.update(inherited, next, { consequence: true });
    renewNotNull(session, heir, inherited);
  }
}

/** `DROP NOT NULL`, and dropping its constraint by name; what only inherits it loses it too. */
export function dropNotNull(session: Session, table: Table, name: string, only: boolean, isHeir = false): void {
  const column = needColumn(session, table, name);
  if (column.definition.nullable) return;
  if (!isHeir && (notNullOf(table, column)?.inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${name} of ${table.name} is required by its parent`, "make it optional there");
  }
  refuseNeeded(session, table, column);
  session.ledger.update(column, withNotNull(columnExtra(column), null));
  for (const heir of heirsOf(session, table)) {
    const inherited = session.ledger.find("column", { parent: heir.id }, name);
    const notNull = inherited && notNullOf(heir, inherited);
    if (!notNull) continue;
    const isLeft = only || !notNull.onlyInherited || (notNull.inherited ?? 0) > 1;
    if (isLeft) {
      const own = withNotNull(columnExtra(inherited), lessInherited(notNull));
      session.ledger.update(inherited, own, { consequence: true });
    } else dropNotNull(session, heir, name, false, true);
  }
}

function refuseNeeded(session: Session, table: Table, column: Column): void {
  if (column.definition.identity !== null) {
    refuse(
      "INVALID_STATEMENT",
      `column ${column.name} of ${table.name} is an identity column and cannot be made optional`,
    );
  }
  const isInKey = session.ledger
    .children(table.id, "constraint")
    .some(({ definition }) => definition.type === "primary key" && definition.columns.includes(column.name));
  if (isInKey) {
    refuse(
      "INVALID_STATEMENT",
      `column ${column.name} of ${table.name} is in the primary key and cannot be made optional`,
    );
  }
}

/** The column whose NOT NULL goes by a name. */
export function columnRequiredBy(session: Session, table: Table, name: string): Column | undefined {
  return session.ledger.children(table.id, "column").find((column) => notNullOf(table, column)?.name === name);
}
