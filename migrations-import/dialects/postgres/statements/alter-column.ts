import type { Session } from "../../../replay/session";
import { columnExtra } from "../catalog/column-facts";
import { needColumn, type Table } from "../catalog/find-relation";
import { heirsOf } from "../catalog/heirs";
import { printDefault } from "../definitions/default-value";
import { generatedOf, printGenerated } from "../definitions/generated-column";
import { refuse } from "../refusal";
import { refuseOnly } from "./check-inheritance";
import { type Alteration, skipMissing, type TableCommand } from "./table-command";

/** `SET DEFAULT` and `DROP DEFAULT`. */
export function alterDefault(
  session: Session,
  table: Table,
  command: TableCommand,
  { only }: Pick<Alteration, "only">,
): void {
  const column = needColumn(session, table, command.name ?? "");
  const { identity, generated, type } = column.definition;
  if (identity !== null || generated !== null) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} has its value from elsewhere`);
  }
  const value = printDefault(session, table, command.def, type);
  session.ledger.update(column, { default: command.def ? value : null });
  if (only) return;
  for (const heir of heirsOf(session, table)) alterDefault(session, heir, command, { only });
}

/** `SET EXPRESSION AS`. */
export function setExpression(
  session: Session,
  table: Table,
  command: TableCommand,
  { only }: Pick<Alteration, "only">,
): void {
  const column = needColumn(session, table, command.name ?? "");
  if (column.definition.generated === null) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is not a generated column`);
  }
  session.ledger.update(column, { generated: printGenerated(session, table, command.def, generatedOf(column)) });
  if (!only) for (const heir of heirsOf(session, table)) setExpression(session, heir, command, { only });
}

/** `DROP EXPRESSION`: what was stored stays as an ordinary column. */
export function dropExpression(
  session: Session,
  table: Table,
  command: TableCommand,
  { only }: Pick<Alteration, "only">,
): void {
  const column = needColumn(session, table, command.name ?? "");
  if ((columnExtra(column).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is inherited`, "alter it on the parent");
  }
  refuseOnly(session, table, only, `column ${column.name} must be altered`);
  // The database goes one step down as if by ONLY, and so refuses where there are two.
  for (const heir of heirsOf(session, table)) refuseOnly(session, heir, true, `column ${column.name} must be altered`);
  dropExpressions(session, table, command);
}

function dropExpressions(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  if (column.definition.generated === null) {
    if (command.missing_ok) return;
    skipMissing(command, `column ${column.name} of ${table.name} is not a generated column`);
  }
  if (columnExtra(column).virtual) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is virtual`, "what is not stored cannot stay");
  }
  session.ledger.update(column, { generated: null });
  for (const heir of heirsOf(session, table)) dropExpressions(session, heir, command);
}
