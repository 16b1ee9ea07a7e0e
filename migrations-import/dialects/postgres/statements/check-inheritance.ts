import type { RelationKind } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { columnExtra } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { descendantsOf, heirsOf, idName, isPartition, isPartitioned, parentsOf } from "../catalog/heirs";
import { refuse } from "../refusal";
import { columnsInOrder } from "./inherit";

const withRows: readonly RelationKind[] = ["table", "foreign table"];

/** Refuses a parent that nothing can inherit from: what is partitioned, a partition, or no table. */
export function checkParent(parent: Table): void {
  if (isPartitioned(parent)) refuse("INVALID_STATEMENT", `${parent.name} is partitioned: nothing can inherit from it`);
  if (isPartition(parent)) refuse("INVALID_STATEMENT", `${parent.name} is a partition: nothing can inherit from it`);
  if (!withRows.includes(parent.definition.kind)) {
    refuse("INVALID_STATEMENT", `${parent.name} is a ${parent.definition.kind}: nothing can inherit from it`);
  }
}

/** The same parent twice. */
export function refuseTwice(table: Table, parent: Table): void {
  if (parentsOf(table).includes(idName(parent))) {
    refuse("DUPLICATE_OBJECT", `${table.name} inherits from ${parent.name} already`);
  }
}

/** Refuses INHERIT of a table that gets its columns in another way (`ATPrepAddInherit`). */
export function checkHeir(table: Table): void {
  refusePartition(table);
  if (isPartitioned(table)) refuse("INVALID_STATEMENT", `${table.name} is partitioned and cannot inherit`);
  if (table.definition.ofType !== undefined) {
    refuse("INVALID_STATEMENT", `${table.name} is a table of a type and cannot inherit`);
  }
}

/** Refuses INHERIT and NO INHERIT of a partition. */
export function refusePartition(table: Table): void {
  if (isPartition(table)) refuse("INVALID_STATEMENT", `${table.name} is a partition`, "ATTACH or DETACH it instead");
}

/** Refuses a table as an heir or a partition of itself, or of what inherits from it. */
export function refuseCircle(session: Session, table: Table, parent: Table): void {
  const below = descendantsOf(session, table);
  if (table.id === parent.id || below.some(({ heir }) => heir.id === parent.id)) {
    refuse("INVALID_STATEMENT", `${parent.name} would inherit from itself, by ${table.name}`);
  }
}

/** Refuses what changes a column in all that inherits it, where a table below has it from another parent too. */
export function refuseOtherParents(session: Session, table: Table, column: string): void {
  for (const { heir, parents } of descendantsOf(session, table)) {
    const inherited = session.ledger.find("column", { parent: heir.id }, column);
    if (inherited && (columnExtra(inherited).inherited ?? 0) > parents) {
      refuse("INVALID_STATEMENT", `${heir.name} inherits column ${column} not from ${table.name} alone`);
    }
  }
}

/** Refuses ONLY where what inherits from a table has to change as it does. */
export function refuseOnly(session: Session, table: Table, only: boolean, what: string): void {
  if (only && heirsOf(session, table).length > 0) {
    refuse("INVALID_STATEMENT", `${what} in what inherits from ${table.name} too`, "leave out ONLY");
  }
}

/** Refuses partitions of what is not partitioned; of a table outside it is not known whether it is. */
export function checkPartitioned(parent: Table): void {
  if (!isPartitioned(parent) && !isExternal(parent)) refuse("INVALID_STATEMENT", `${parent.name} is not partitioned`);
}

/** Refuses what cannot become a partition (`ATExecAttachPartition`). */
export function checkPartition(session: Session, partition: Table, parent: Table): void {
  const { kind, ofType } = partition.definition;
  checkPartitioned(parent);
  if (!isPartitioned(partition) && !withRows.includes(kind)) {
    refuse("INVALID_STATEMENT", `${partition.name} is a ${kind} and cannot be a partition`);
  }
  if (ofType !== undefined) refuse("INVALID_STATEMENT", `${partition.name} is a table of a type`);
  if (parentsOf(partition).length > 0) refuse("INVALID_STATEMENT", `${partition.name} is a partition or heir already`);
  if (!isPartitioned(partition) && heirsOf(session, partition).length > 0) {
    refuse("INVALID_STATEMENT", `tables inherit from ${partition.name}, which cannot be a partition`);
  }
  refuseCircle(session, partition, parent);
  refuseFurtherColumns(session, partition, parent);
}

/** A partition has no columns but its parent's, and numbers no rows of its own. */
function refuseFurtherColumns(session: Session, partition: Table, parent: Table): void {
  if (isExternal(partition) || isExternal(parent)) return;
  for (const column of columnsInOrder(session, partition)) {
    const what = `column ${column.name} of ${partition.name}`;
    if (column.definition.identity !== null) {
      refuse("INVALID_STATEMENT", `${what} is an identity column, which a partition cannot bring`);
    }
    if (!session.ledger.find("column", { parent: parent.id }, column.name)) {
      refuse("INVALID_STATEMENT", `${what} is none of ${parent.name}`);
    }
  }
}
