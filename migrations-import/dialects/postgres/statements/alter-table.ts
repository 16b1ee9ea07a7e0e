import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { needColumn, needRelation, type Table } from "../catalog/find-relation";
import { printDefault } from "../definitions/default-value";
import { type NodeOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { addColumn } from "./add-column";
import { addConstraints } from "./add-constraint";
import { alterColumnType } from "./alter-column-type";
import { alterConstraint, dropConstraint, validateConstraint } from "./alter-constraint";
import { addIdentity, alterIdentity, dropIdentity } from "./alter-identity";
import { alterTriggers } from "./alter-triggers";
import { attachPartition, detachPartition, inheritMore, inheritNoMore } from "./attach-partition";
import { dropColumn } from "./drop-column";
import { heirsOf } from "./inherit";
import { skipMissing, type TableCommand } from "./table-command";
import { alterCompositeType } from "./types";

type Apply = (session: Session, table: Table, command: TableCommand) => void;

type Subtype = NonNullable<TableCommand["subtype"]>;

const commands: { readonly [S in Subtype]?: Apply } = {
  AT_AddColumn: addTableColumn,
  AT_DropColumn: dropColumn,
  AT_AlterColumnType: alterColumnType,
  AT_ColumnDefault: alterDefault,
  AT_SetNotNull: (session, table, command) => setNullable(session, table, command, false),
  AT_DropNotNull: (session, table, command) => setNullable(session, table, command, true),
  AT_SetExpression: setExpression,
  AT_DropExpression: (session, table, command) => setGenerated(session, table, command, null),
  AT_AddIdentity: addIdentity,
  AT_SetIdentity: alterIdentity,
  AT_DropIdentity: dropIdentity,
  AT_AddConstraint: addTableConstraint,
  AT_DropConstraint: dropConstraint,
  AT_ValidateConstraint: validateConstraint,
  AT_AlterConstraint: alterConstraint,
  AT_EnableRowSecurity: (session, table) => session.ledger.update(table, { rlsEnabled: true }),
  AT_DisableRowSecurity: (session, table) => session.ledger.update(table, { rlsEnabled: false }),
  AT_ForceRowSecurity: (session, table) => session.ledger.update(table, { rlsForced: true }),
  AT_NoForceRowSecurity: (session, table) => session.ledger.update(table, { rlsForced: false }),
  AT_EnableTrig: alterTriggers,
  AT_EnableAlwaysTrig: alterTriggers,
  AT_EnableReplicaTrig: alterTriggers,
  AT_EnableTrigAll: alterTriggers,
  AT_EnableTrigUser: alterTriggers,
  AT_DisableTrig: alterTriggers,
  AT_DisableTrigAll: alterTriggers,
  AT_DisableTrigUser: alterTriggers,
  AT_AttachPartition: attachPartition,
  AT_DetachPartition: detachPartition,
  AT_AddInherit: inheritMore,
  AT_DropInherit: inheritNoMore,
};

/** Storage, statistics, ownership and the like: nothing the catalog speaks of. */
const withoutEffect: ReadonlySet<string> = new Set<Subtype>([
  "AT_SetStatistics",
  "AT_SetOptions",
  "AT_ResetOptions",
  "AT_SetStorage",
  "AT_SetCompression",
  "AT_ChangeOwner",
  "AT_ClusterOn",
  "AT_DropCluster",
  "AT_SetLogged",
  "AT_SetUnLogged",
  "AT_DropOids",
  "AT_SetAccessMethod",
  "AT_SetTableSpace",
  "AT_SetRelOptions",
  "AT_ResetRelOptions",
  "AT_ReplaceRelOptions",
  "AT_ReplicaIdentity",
  "AT_EnableRule",
  "AT_EnableAlwaysRule",
  "AT_EnableReplicaRule",
  "AT_DisableRule",
  "AT_GenericOptions",
  "AT_AlterColumnGenericOptions",
]);

/** The passes of `ATPrepCmd`: what is dropped goes first, what is added to columns last. Others keep their order. */
const passes: { readonly [S in Subtype]?: number } = {
  AT_DropColumn: 0,
  AT_DropConstraint: 0,
  AT_DropNotNull: 0,
  AT_DropExpression: 0,
  AT_DropIdentity: 0,
  AT_AlterColumnType: 1,
  AT_AddColumn: 2,
  AT_SetExpression: 3,
  AT_AddConstraint: 4,
  AT_ColumnDefault: 4,
  AT_SetNotNull: 5,
  AT_AddIdentity: 5,
  AT_SetIdentity: 5,
};

/** ALTER TABLE, and what else is altered with its syntax: views, indexes, sequences, foreign tables, composite types. */
export function alterTable(node: NodeOf<"AlterTableStmt">, session: Session): StatementEnd {
  const altered = (node.cmds ?? []).flatMap((each) => unwrap(each, "AlterTableCmd") ?? []);
  const effective = altered.filter((command) => !withoutEffect.has(command.subtype ?? ""));
  if (effective.length === 0 || node.objtype === "OBJECT_INDEX" || node.objtype === "OBJECT_SEQUENCE")
    return "no effect";
  if (node.objtype === "OBJECT_TYPE") return alterCompositeType(node, session);
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const pass = (command: TableCommand) => passes[command.subtype ?? "AT_SetNotNull"] ?? 6;
  for (const command of [...effective].sort((a, b) => pass(a) - pass(b))) applyCommand(session, table, command);
  return "applied";
}

function applyCommand(session: Session, table: Table, command: TableCommand): void {
  const apply = command.subtype && commands[command.subtype];
  if (!apply) refuse("NOT_UNDERSTOOD", `the engine does not know what ${command.subtype ?? "this"} changes`);
  apply(session, table, command);
}

function addTableColumn(session: Session, table: Table, command: TableCommand): void {
  const node = unwrap(command.def, "ColumnDef") ?? {};
  if (command.missing_ok && session.ledger.find("column", { parent: table.id }, node.colname ?? "")) return;
  addConstraints(session, table, addColumn(session, table, node));
  for (const heir of heirsOf(session, table)) {
    if (session.ledger.find("column", { parent: heir.id }, node.colname ?? "")) continue;
    addConstraints(session, heir, addColumn(session, heir, node, { consequence: true }), { consequence: true });
  }
}

function addTableConstraint(session: Session, table: Table, command: TableCommand): void {
  const node = unwrap(command.def, "Constraint");
  if (node) addConstraints(session, table, [{ node }]);
}

function alterDefault(session: Session, table: Table, command: TableCommand): void {
  const column = needColumn(session, table, command.name ?? "");
  const value = printDefault(session, table, command.def, column.definition.type);
  session.ledger.update(column, { default: command.def ? value : null });
  for (const heir of heirsOf(session, table)) alterDefault(session, heir, command);
}

function setNullable(session: Session, table: Table, command: TableCommand, nullable: boolean): void {
  const column = needColumn(session, table, command.name ?? "");
  if (nullable && isInPrimaryKey(session, table, column.name)) {
    refuse(
      "INVALID_STATEMENT",
      `column ${column.name} of ${table.name} is in the primary key and cannot be made optional`,
    );
  }
  session.ledger.update(column, { nullable });
  for (const heir of heirsOf(session, table)) setNullable(session, heir, command, nullable);
}

function isInPrimaryKey(session: Session, table: Table, column: string): boolean {
  return session.ledger
    .children(table.id, "constraint")
    .some(({ definition }) => definition.type === "primary key" && definition.columns.includes(column));
}

function setExpression(session: Session, table: Table, command: TableCommand): void {
  setGenerated(session, table, command, printDefault(session, table, command.def, ""));
}

function setGenerated(session: Session, table: Table, command: TableCommand, generated: string | null): void {
  const column = session.ledger.find("column", { parent: table.id }, command.name ?? "");
  if (column) session.ledger.update(column, { generated });
  else skipMissing(command, `column ${command.name ?? ""} of ${table.name} does not exist here`);
}
