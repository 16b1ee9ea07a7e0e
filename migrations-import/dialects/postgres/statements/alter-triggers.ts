import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf, isPartition } from "../catalog/heirs";
import { isCloned } from "./partition-triggers";
import { type Alteration, skipMissing, type TableCommand } from "./table-command";

/** `ENABLE TRIGGER` and `DISABLE TRIGGER`, of one trigger or of all; with them those of partitions that follow. */
export function alterTriggers(session: Session, table: Table, command: TableCommand, { only }: Alteration): void {
  const enabled = !command.subtype?.startsWith("AT_Disable");
  const isAll = command.subtype?.endsWith("All") || command.subtype?.endsWith("User");
  const triggers = session.ledger
    .children(table.id, "trigger")
    .filter((trigger) => isAll || trigger.name === command.name);
  if (!isAll && triggers.length === 0)
    skipMissing(command, `trigger ${command.name ?? ""} of ${table.name} does not exist here`);
  for (const trigger of triggers) session.ledger.update(trigger, { enabled });
  if (only) return;
  for (const heir of heirsOf(session, table).filter(isPartition)) {
    for (const trigger of triggers) {
      const clone = session.ledger.find("trigger", { parent: heir.id }, trigger.name);
      if (clone && isCloned(clone)) session.ledger.update(clone, { enabled }, { consequence: true });
    }
  }
}
