import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { dropColumnObject } from "../dependents/drop-objects";
import { refuse } from "../refusal";
import { heirsOf } from "./inherit";
import type { TableCommand } from "./table-command";

/** `DROP COLUMN`. */
export function dropColumn(session: Session, table: Table, command: TableCommand): void {
  const name = command.name ?? "";
  const column = session.ledger.find("column", { parent: table.id }, name);
  if (!column) {
    if (command.missing_ok) return;
    refuse("UNKNOWN_OBJECT", `column ${name} of ${table.name} does not exist here`);
  }
  dropColumnObject(session, table, column, command.behavior === "DROP_CASCADE");
  for (const heir of heirsOf(session, table)) {
    const inherited = session.ledger.find("column", { parent: heir.id }, name);
    if (inherited) dropColumnObject(session, heir, inherited, true, { consequence: true });
  }
}
