import type { Session } from "../../../replay/session";
import { needRelation, type Table } from "../catalog/find-relation";
import { unwrap } from "../grammar/node";
import { addParent, extraOf, idName, parentsOf } from "./inherit";
import type { TableCommand } from "./table-command";

/** `ATTACH PARTITION`: from here on the table follows its parent. Its own keys and indexes stay as they are. */
export function attachPartition(session: Session, table: Table, command: TableCommand): void {
  const partition = needRelation(session, unwrap(command.def, "PartitionCmd")?.name ?? {});
  addParent(session, partition, table, { partition: true });
}

/** `DETACH PARTITION`: the table stands on its own with everything it has. */
export function detachPartition(session: Session, table: Table, command: TableCommand): void {
  const partition = needRelation(session, unwrap(command.def, "PartitionCmd")?.name ?? {});
  removeParent(session, partition, table);
}

/** `INHERIT`. */
export function inheritMore(session: Session, table: Table, command: TableCommand): void {
  const parent = needRelation(session, unwrap(command.def, "RangeVar") ?? {});
  addParent(session, table, parent, {});
}

/** `NO INHERIT`. */
export function inheritNoMore(session: Session, table: Table, command: TableCommand): void {
  const parent = needRelation(session, unwrap(command.def, "RangeVar") ?? {});
  removeParent(session, table, parent);
}

function removeParent(session: Session, table: Table, parent: Table): void {
  const { partition: _, ...others } = extraOf(table);
  const inherits = parentsOf(table).filter((each) => each !== idName(parent));
  session.ledger.update(table, { extra: { ...others, inherits } });
}
