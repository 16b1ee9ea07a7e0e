import type { Session } from "../../../replay/session";
import { needColumn, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { reanalyseTable } from "../definitions/reanalyse-table";
import { unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { heirsOf } from "./inherit";
import type { TableCommand } from "./table-command";

/** `ALTER COLUMN … TYPE`: the default stays as it is, constraints and indexes are read again. */
export function alterColumnType(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  const type = printType(unwrap(command.def, "ColumnDef")?.typeName, sessionPrinter(session).resolveType);
  session.ledger.update(column, { type });
  reanalyseTable(session, table, column.name);
  for (const heir of heirsOf(session, table)) alterColumnType(session, heir, command);
}
