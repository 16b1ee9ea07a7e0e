import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { skipMissing, type TableCommand } from "./table-command";

/** `ENABLE RULE` and `DISABLE RULE`. */
export function alterRules(session: Session, table: Table, command: TableCommand): void {
  const rule = session.ledger.find("rule", { parent: table.id }, command.name ?? "");
  if (!rule) return skipMissing(command, `rule ${command.name ?? ""} of ${table.name} does not exist here`);
  session.ledger.update(rule, { enabled: command.subtype !== "AT_DisableRule" });
}
