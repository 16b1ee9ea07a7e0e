import type { Session } from "../../../replay/session";
import { needColumn, type Table } from "../catalog/find-relation";
import { itemsOf, stringOf, unwrap } from "../grammar/node";
import { addOwnedSequence, ownedSequences } from "./add-column";
import type { TableCommand } from "./table-command";

/** `ADD GENERATED … AS IDENTITY`. */
export function addIdentity(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  const isAlways = unwrap(command.def, "Constraint")?.generated_when === "a";
  session.ledger.update(column, { identity: isAlways ? "always" : "by default", nullable: false });
  addOwnedSequence(session, table, column.name);
}

/** `SET GENERATED …`; the sequence's own options are nothing the catalog speaks of. */
export function alterIdentity(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  for (const item of itemsOf(command.def)) {
    const option = unwrap(item, "DefElem");
    if (option?.defname !== "generated") continue;
    const code = unwrap(option.arg, "Integer")?.ival;
    const isAlways = code === "a".charCodeAt(0) || stringOf(option.arg) === "a";
    session.ledger.update(column, { identity: isAlways ? "always" : "by default" });
  }
}

/** `DROP IDENTITY`, with the sequence. */
export function dropIdentity(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  if (column.definition.identity === null) return;
  session.ledger.update(column, { identity: null });
  for (const sequence of ownedSequences(session, table, column.name)) {
    session.ledger.remove(sequence.id, { consequence: true });
  }
}
