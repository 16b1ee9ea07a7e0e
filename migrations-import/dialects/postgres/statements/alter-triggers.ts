import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { skipMissing, type TableCommand } from "./table-command";

/** `ENABLE TRIGGER` and `DISABLE TRIGGER`, of one trigger or of all. */
export function alterTriggers(session: Session, table: Table, command: TableCommand): void {
  const enabled = !command.subtype?.startsWith("AT_Disable");
  const isAll = command.subtype?.endsWith("All") || command.subtype?.endsWith("User");
  const triggers = session.ledger
    .children(table.id, "trigger")
    .filter((trigger) => isAll || trigger.name === command.name);
  if (!isAll && triggers.length === 0)
    skipMissing(command, `trigger ${command.name ?? ""} of ${table.name} does not exist here`);
  for (const trigger of triggers) session.ledger.update(trigger, { enabled });
}
