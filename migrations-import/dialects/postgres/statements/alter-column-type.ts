import type { Session } from "../../../replay/session";
import { needColumn, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { heirsOf } from "./inherit";
import type { TableCommand } from "./table-command";

/** `ALTER COLUMN … TYPE`: default, constraints and indexes stay, as the database rebuilds them. */
export function alterColumnType(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  const type = printType(unwrap(command.def, "ColumnDef")?.typeName, sessionPrinter(session).resolveType);
  session.ledger.update(column, {
    type,
    default: retypeDefault(column.definition.default, column.definition.type, type),
  });
  for (const heir of heirsOf(session, table)) alterColumnType(session, heir, command);
}

/** A constant default carries the column's type with it. */
function retypeDefault(value: string | null, before: string, after: string): string | null {
  const suffix = `::${before}`;
  return value?.startsWith("'") && value.endsWith(suffix) ? `${value.slice(0, -suffix.length)}::${after}` : value;
}
