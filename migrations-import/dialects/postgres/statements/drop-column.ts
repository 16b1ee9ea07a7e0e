import type { Session } from "../../../replay/session";
import { columnExtra } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { heirsOf, isPartitioned } from "../catalog/heirs";
import { isPartial } from "../catalog/partial";
import { isPartedBy } from "../definitions/partition-key";
import { deleteObjects } from "../dependents/deletion";
import { refuse } from "../refusal";
import { refuseOnly } from "./check-inheritance";
import type { Alteration, TableCommand } from "./table-command";

/** `DROP COLUMN`, in what inherits from the table too. */
export function dropColumn(session: Session, table: Table, command: TableCommand, { only }: Alteration): void {
  const name = command.name ?? "";
  const column = session.ledger.find("column", { parent: table.id }, name);
  if (!column) {
    if (command.missing_ok || isPartial(table)) return;
    refuse("UNKNOWN_OBJECT", `column ${name} of ${table.name} does not exist here`);
  }
  if ((columnExtra(column).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${name} of ${table.name} is inherited`, "drop it on the parent");
  }
  refuseParting(table, name);
  if (table.definition.ofType !== undefined) refuse("INVALID_STATEMENT", `${table.name} is a table of a type`);
  const cascade = command.behavior === "DROP_CASCADE";
  if (isPartitioned(table)) refuseOnly(session, table, only, `column ${name} must be dropped`);
  dropInHeirs(session, table, name, only, cascade);
  deleteObjects(session, [column], { cascade });
}

function refuseParting(table: Table, name: string): void {
  if (isPartedBy(table, name)) refuse("INVALID_STATEMENT", `${table.name} is partitioned by ${name}`);
}

/** An heir that has the column from elsewhere too, or for itself, keeps it; with ONLY all of them do. */
function dropInHeirs(session: Session, table: Table, name: string, only: boolean, cascade: boolean): void {
  for (const heir of heirsOf(session, table)) {
    const column = session.ledger.find("column", { parent: heir.id }, name);
    if (!column) continue;
    const { inherited = 1, onlyInherited, ...extra } = columnExtra(column);
    if (!only && onlyInherited && inherited <= 1) {
      refuseParting(heir, name);
      dropInHeirs(session, heir, name, false, cascade);
      deleteObjects(session, [column], { cascade, consequence: true });
    } else {
      const isForeign = onlyInherited && inherited > 1;
      const left = { ...extra, ...(inherited > 1 ? { inherited: inherited - 1 } : {}) };
      const next = isForeign ? { ...left, onlyInherited } : left;
      session.ledger.update(column, { extra: next }, { consequence: true });
    }
  }
}
