import type { Session } from "../../../replay/session";
import { columnExtra, notNullOf } from "../catalog/column-facts";
import { needRelation, type Table } from "../catalog/find-relation";
import { addParent, extraOf, idName, parentsOf } from "../catalog/heirs";
import { unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { checkGenerated, checkNotNull } from "./check-alike";
import { checkBound } from "./check-bound";
import {
  checkHeir,
  checkParent,
  checkPartition,
  refuseCircle,
  refusePartition,
  refuseTwice,
} from "./check-inheritance";
import { checksOf, columnsInOrder, disinherit, inheritCheck, inheritColumn } from "./inherit";
import { printBound } from "./partition-bound";
import { followIndexes, releaseIndexes } from "./partition-indexes";
import { followForeignKeys } from "./partition-keys";
import { followTriggers, isCloned } from "./partition-triggers";
import type { TableCommand } from "./table-command";

/** `ATTACH PARTITION`: from here on the table follows its parent, with indexes, keys and triggers of its own for the parent's. */
export function attachPartition(session: Session, table: Table, command: TableCommand): void {
  const node = unwrap(command.def, "PartitionCmd") ?? {};
  const partition = needRelation(session, node.name ?? {});
  checkPartition(session, partition, table);
  const bound = printBound(session, table, node.bound);
  checkBound(session, table, partition, bound);
  session.ledger.update(partition, { bound });
  addParent(session, partition, table, { partition: true });
  inheritAll(session, partition, table, true);
  followIndexes(session, partition, table);
  followTriggers(session, partition, table);
  followForeignKeys(session, partition, table);
}

/** The heir must have every column and check of the parent, which from here on count as inherited. */
function inheritAll(session: Session, table: Table, parent: Table, isPartition: boolean): void {
  for (const column of columnsInOrder(session, parent)) {
    const own = session.ledger.find("column", { parent: table.id }, column.name);
    if (!own) refuse("INVALID_STATEMENT", `${table.name} has no column ${column.name} as ${parent.name} has`);
    const notNull = notNullOf(parent, column);
    if (notNull && !notNull.noInherit) {
      const ownNotNull = notNullOf(table, own);
      if (!ownNotNull) {
        refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} must be required as in ${parent.name}`);
      }
      checkNotNull(table, column.name, ownNotNull, notNull);
    }
    checkGenerated(table, own, column);
    inheritColumn(session, table, parent, column, isPartition);
    if (isPartition) followColumn(session, table, column.name, column.definition.identity);
  }
  for (const check of checksOf(session, parent)) {
    if (!session.ledger.find("constraint", { parent: table.id }, check.name)) {
      refuse("INVALID_STATEMENT", `${table.name} has no constraint ${check.name} as ${parent.name} has`);
    }
    inheritCheck(session, table, check);
  }
}

/** What a partition has is not its own any more, and its rows are numbered with the whole table's. */
function followColumn(
  session: Session,
  partition: Table,
  name: string,
  identity: "always" | "by default" | null,
): void {
  const column = session.ledger.find("column", { parent: partition.id }, name);
  if (!column) return;
  const { notNull, ...extra } = columnExtra(column);
  const foreign = { ...extra, onlyInherited: true as const };
  const next = notNull ? { ...foreign, notNull: { ...notNull, onlyInherited: true as const } } : foreign;
  session.ledger.update(column, { identity, extra: next }, { consequence: true });
}

/** `DETACH PARTITION`: the table stands on its own with everything it has but the parent's triggers. */
export function detachPartition(session: Session, table: Table, command: TableCommand): void {
  const partition = needRelation(session, unwrap(command.def, "PartitionCmd")?.name ?? {});
  removeParent(session, partition, table);
  session.ledger.update(partition, { bound: undefined });
  releaseIndexes(session, partition);
  for (const trigger of session.ledger.children(partition.id, "trigger")) {
    if (isCloned(trigger)) session.ledger.remove(trigger.id, { consequence: true });
  }
  for (const column of session.ledger.children(partition.id, "column")) {
    session.ledger.update(column, { identity: null }, { consequence: true });
  }
}

/** `INHERIT`. */
export function inheritMore(session: Session, table: Table, command: TableCommand): void {
  const parent = needRelation(session, unwrap(command.def, "RangeVar") ?? {});
  checkHeir(table);
  checkParent(parent);
  refuseCircle(session, table, parent);
  refuseTwice(table, parent);
  addParent(session, table, parent);
  inheritAll(session, table, parent, false);
}

/** `NO INHERIT`. */
export function inheritNoMore(session: Session, table: Table, command: TableCommand): void {
  refusePartition(table);
  const parent = needRelation(session, unwrap(command.def, "RangeVar") ?? {});
  removeParent(session, table, parent);
}

function removeParent(session: Session, table: Table, parent: Table): void {
  if (!parentsOf(table).includes(idName(parent))) {
    refuse("INVALID_STATEMENT", `${table.name} is no part or heir of ${parent.name}`);
  }
  const { partition: _, ...others } = extraOf(table);
  const inherits = parentsOf(table).filter((each) => each !== idName(parent));
  session.ledger.update(table, { inherits: inherits.length > 0 ? inherits : undefined, extra: others });
  disinherit(session, table, parent);
}
