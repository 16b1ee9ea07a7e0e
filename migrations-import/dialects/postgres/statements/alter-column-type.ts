import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { isUncast } from "../analysis/refuse-types";
import { type Column, columnExtra } from "../catalog/column-facts";
import { needColumn, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { heirsOf } from "../catalog/heirs";
import { refuseVirtualType } from "../definitions/generated-column";
import { isPartedBy } from "../definitions/partition-key";
import { reanalyseTable } from "../definitions/reanalyse-table";
import { columnNamesIn, scopeOfTable } from "../definitions/table-expression";
import { triggerOptionsOf } from "../definitions/trigger-definition";
import { viewsUsing } from "../dependents/find-dependents";
import { mentions } from "../dependents/mentions";
import { unwrap } from "../grammar/node";
import { parseExpression } from "../grammar/parse-statements";
import { printType } from "../printing/print-type";
import { refuse } from "../refusal";
import { collationOf, ownedSequences, typeOption } from "./add-column";
import { renewNotNull } from "./add-not-null";
import { recheckForeignKeys } from "./check-foreign-key";
import { refuseOnly, refuseOtherParents } from "./check-inheritance";
import { refuseRowUses } from "./refuse-row-uses";
import { sequenceOptions } from "./sequence-options";
import type { Alteration, TableCommand } from "./table-command";

/** `ALTER COLUMN … TYPE`: the default stays as it is, constraints and indexes are read again. */
export function alterColumnType(
  session: Session,
  table: Table,
  command: TableCommand,
  { only, converted }: Alteration,
): void {
  const column = needColumn(session, table, command.name ?? "");
  if ((columnExtra(column).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is inherited`, "alter it on the parent");
  }
  refuseOnly(session, table, only, `the type of ${column.name} must change`);
  refuseOtherParents(session, table, column.name);
  for (const each of familyOf(session, table)) changeType(session, each, command, converted.get(column.name));
  renewNotNull(session, table, needColumn(session, table, column.name));
}

/** A table and all that inherits from it, each once, what inherits behind what it inherits from. */
function familyOf(session: Session, table: Table, found = new Set<Table>()): ReadonlySet<Table> {
  if (!found.has(table)) {
    found.add(table);
    for (const heir of heirsOf(session, table)) familyOf(session, heir, found);
  }
  return found;
}

/** By column, the type of what USING gives for it. */
export function convertedBy(
  session: Session,
  table: Table,
  commands: readonly TableCommand[],
): ReadonlyMap<string, string> {
  const given = commands.flatMap(({ name = "", def }) => {
    const using = unwrap(def, "ColumnDef")?.raw_default;
    return using ? [[name, analyse(using, scopeOfTable(session, table)).type.key] as const] : [];
  });
  return new Map(given);
}

function changeType(session: Session, table: Table, command: TableCommand, converted: string | undefined): void {
  const column = needColumn(session, table, command.name ?? "");
  const node = unwrap(command.def, "ColumnDef");
  const type = printType(node?.typeName, sessionPrinter(session).resolveType);
  if (isPartedBy(table, column.name)) refuse("INVALID_STATEMENT", `${table.name} is partitioned by ${column.name}`);
  refuseRead(session, table, column.name);
  refuseRowUses(session, table);
  refuseUnconverted(session, table, column, type, converted);
  const { collation: _, ...definition } = column.definition;
  session.ledger.update(column, { type, collation: collationOf(session, node ?? {}) });
  if (definition.identity !== null) retypeSequence(session, table, column.name, type);
}

/** The database refuses where a view, policy, trigger or generated column reads the column. */
function refuseRead(session: Session, table: Table, column: string): void {
  const { ledger } = session;
  const reads = (text: string | null) => mentions(text, column) && columnNamesIn(parseExpression(text)).has(column);
  const generated = ledger.children(table.id, "column").find((each) => reads(each.definition.generated));
  const [view] = viewsUsing(session, table, column);
  const trigger = ledger
    .children(table.id, "trigger")
    .find((each) => triggerOptionsOf(each).columns?.includes(column) || reads(triggerOptionsOf(each).when ?? null));
  const policy = ledger
    .children(table.id, "policy")
    .find((each) => reads(each.definition.using) || reads(each.definition.check));
  const reader = generated ?? view ?? trigger ?? policy;
  if (reader && reader.name !== column) {
    refuse("INVALID_STATEMENT", `the type of ${column} cannot change: ${reader.kind} ${reader.name} reads it`);
  }
}

/** Without USING the values must become the new type by themselves, but for those that lie elsewhere, and the default must in any case. */
function refuseUnconverted(
  session: Session,
  table: Table,
  column: Column,
  to: string,
  converted: string | undefined,
): void {
  const scope = scopeOfTable(session, table);
  const { types } = scope.analysis;
  const { type, default: value, generated } = column.definition;
  const target = types.read(to).key;
  if (columnExtra(column).virtual) refuseVirtualType(types, column.name, to);
  const source = converted ?? types.read(type).key;
  if (table.definition.kind !== "foreign table" && isUncast(types, source, target, "assignment")) {
    const what = converted === undefined ? column.name : `what USING gives for ${column.name}`;
    const hint = converted === undefined ? "say how with USING" : null;
    refuse("INVALID_STATEMENT", `${what} does not become ${to} by itself`, hint);
  }
  const written = parseExpression(generated ?? value ?? "");
  if (!written || !isUncast(types, analyse(written, scope).type.key, target, "assignment")) return;
  const what = generated === null ? "the default of" : "what is computed for";
  refuse("INVALID_STATEMENT", `${what} ${column.name} does not become ${to}`, "drop it first");
}

/**
 * Reads again what is about columns whose types have changed, as PostgreSQL does once all of them have
 * (`ATPostAlterTypeCleanup`): constraints, indexes, and foreign keys that now compare other types.
 */
export function rebuildRetyped(session: Session, table: Table, columns: readonly string[]): void {
  for (const column of columns) reanalyseTable(session, table, column);
  recheckForeignKeys(session, table, columns);
  for (const heir of heirsOf(session, table)) rebuildRetyped(session, heir, columns);
}

/** The sequence of an identity column has its type. */
function retypeSequence(session: Session, table: Table, column: string, type: string): void {
  for (const sequence of ownedSequences(session, table, column)) {
    const options = sequenceOptions(typeOption(type), sequence.definition.options ?? []);
    session.ledger.update(sequence, { options: options.length > 0 ? options : undefined }, { consequence: true });
  }
}
