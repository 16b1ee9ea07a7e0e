import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import { castPath } from "../analysis/cast-path";
import { emptyScope } from "../analysis/scope";
import { isKnown, untyped } from "../analysis/type-ref";
import { type Column, columnExtra } from "../catalog/column-facts";
import { needColumn, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { heirsOf } from "../catalog/heirs";
import { isPartedBy } from "../definitions/partition-key";
import { reanalyseTable } from "../definitions/reanalyse-table";
import { columnNamesIn } from "../definitions/table-expression";
import { triggerOptionsOf } from "../definitions/trigger-definition";
import { viewsUsing } from "../dependents/find-dependents";
import { mentions } from "../dependents/mentions";
import { stringsOf, unwrap } from "../grammar/node";
import { parseExpression } from "../grammar/parse-statements";
import { printType } from "../printing/print-type";
import { quoteName } from "../printing/quote";
import { refuse } from "../refusal";
import { ownedSequences, typeOption } from "./add-column";
import { refuseOnly, refuseOtherParents } from "./check-inheritance";
import { sequenceOptions } from "./sequence-options";
import type { Alteration, TableCommand } from "./table-command";

/** `ALTER COLUMN … TYPE`: the default stays as it is, constraints and indexes are read again. */
export function alterColumnType(
  session: Session,
  table: Table,
  command: TableCommand,
  { only }: Alteration,
  isHeir = false,
): void {
  const column = needColumn(session, table, command.name ?? "");
  const node = unwrap(command.def, "ColumnDef");
  const type = printType(node?.typeName, sessionPrinter(session).resolveType);
  if (!isHeir && (columnExtra(column).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is inherited`, "alter it on the parent");
  }
  refuseOnly(session, table, only, `the type of ${column.name} must change`);
  if (!isHeir) refuseOtherParents(session, table, column.name);
  if (isPartedBy(table, column.name)) refuse("INVALID_STATEMENT", `${table.name} is partitioned by ${column.name}`);
  refuseRead(session, table, column.name);
  refuseUncast(session, column, type, node?.raw_default !== undefined);
  const collation = stringsOf(node?.collClause?.collname).filter((part) => part !== "pg_catalog");
  const { collation: _, ...definition } = column.definition;
  session.ledger.update(column, {
    type,
    collation: collation.length > 0 ? collation.map(quoteName).join(".") : undefined,
  });
  reanalyseTable(session, table, column.name);
  if (definition.identity !== null) retypeSequence(session, table, column.name, type);
  for (const heir of heirsOf(session, table)) alterColumnType(session, heir, command, { only }, true);
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

/** Without USING the values must become the new type by themselves, and the default must in any case. */
function refuseUncast(session: Session, column: Column, to: string, hasUsing: boolean): void {
  const { types } = emptyScope(session).analysis;
  const { type, default: text, generated } = column.definition;
  const target = types.read(to).key;
  const isTold = (key: string) => isKnown(key) && key !== untyped.key && !types.isOpaque(key);
  const isCast = session.ledger.find("cast", { schema: null }, `${type} AS ${to}`) !== undefined;
  const isRefused = (source: string) =>
    isTold(source) && isTold(target) && source !== target && !castPath(types, source, target, "assignment");
  if (isCast || !isRefused(types.read(type).key)) return;
  if (!hasUsing) refuse("INVALID_STATEMENT", `${column.name} does not become ${to} by itself`, "say how with USING");
  if (text !== null && generated === null && isRefused(typeOfDefault(session, text) ?? types.read(type).key)) {
    refuse("INVALID_STATEMENT", `the default of ${column.name} does not become ${to}`, "drop it first");
  }
}

/** The type a default has before it is brought to its column's (`strip_implicit_coercions`). */
function typeOfDefault(session: Session, text: string): string | undefined {
  const node = parseExpression(text);
  return node ? analyse(node, emptyScope(session)).type.key : undefined;
}

/** The sequence of an identity column has its type. */
function retypeSequence(session: Session, table: Table, column: string, type: string): void {
  for (const sequence of ownedSequences(session, table, column)) {
    const options = sequenceOptions(typeOption(type), sequence.definition.options ?? []);
    session.ledger.update(sequence, { options }, { consequence: true });
  }
}
