import type { Session } from "../../../replay/session";
import { needRelation, type Table } from "../catalog/find-relation";
import { unwrap } from "../grammar/node";
import { extraOf, idName, parentsOf } from "./inherit";
import type { TableCommand } from "./table-command";

/** `ATTACH PARTITION`: from here on the table follows its parent. Its own keys and indexes stay as they are. */
export function attachPartition(session: Session, table: Table, command: TableCommand): void {
  const partition = needRelation(session, unwrap(command.def, "PartitionCmd")?.name ?? {});
  setParents(session, partition, [...parentsOf(partition), idName(table)], true);
}

/** `DETACH PARTITION`: the table stands on its own with everything it has. */
export function detachPartition(session: Session, table: Table, command: TableCommand): void {
  const partition = needRelation(session, unwrap(command.def, "PartitionCmd")?.name ?? {});
  setParents(
    session,
    partition,
    parentsOf(partition).filter((each) => each !== idName(table)),
    false,
  );
}

/** `INHERIT`. */
export function inheritMore(session: Session, table: Table, command: TableCommand): void {
  const parent = needRelation(session, unwrap(command.def, "RangeVar") ?? {});
  setParents(session, table, [...parentsOf(table), idName(parent)], false);
}

/** `NO INHERIT`. */
export function inheritNoMore(session: Session, table: Table, command: TableCommand): void {
  const parent = needRelation(session, unwrap(command.def, "RangeVar") ?? {});
  setParents(
    session,
    table,
    parentsOf(table).filter((each) => each !== idName(parent)),
    false,
  );
}

function setParents(session: Session, table: Table, inherits: readonly string[], partition: boolean): void {
  const { partition: _, ...others } = extraOf(table);
  session.ledger.update(table, { extra: { ...others, inherits, ...(partition ? { partition } : {}) } });
}
