import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { columnExtra } from "../catalog/column-facts";
import { findRelation, needRelation, type Table } from "../catalog/find-relation";
import { descendantsOf, heirsOf, isPartitioned } from "../catalog/heirs";
import { contentsOf, type NodeOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { addColumn, constraintsOf } from "./add-column";
import { addConstraints } from "./add-constraint";
import { addNotNull, dropNotNull, setNotNull } from "./add-not-null";
import { alterDefault, dropExpression, setExpression } from "./alter-column";
import { alterColumnType, convertedBy, rebuildRetyped } from "./alter-column-type";
import { alterCompositeType } from "./alter-composite-type";
import { alterConstraint, dropConstraint, validateConstraint } from "./alter-constraint";
import { addIdentity, alterIdentity, dropIdentity } from "./alter-identity";
import { alterIndex } from "./alter-index";
import { changeOwner, setColumnOptions, setOfType, setOptions, setReplicaIdentity, setUnlogged } from "./alter-options";
import { alterRules } from "./alter-rules";
import { alterTriggers } from "./alter-triggers";
import { attachPartition, detachPartition, inheritMore, inheritNoMore } from "./attach-partition";
import type { PendingConstraint } from "./constraint-parts";
import { dropColumn } from "./drop-column";
import { inheritColumn } from "./inherit";
import { refuseRowUses } from "./refuse-row-uses";
import { checkKind } from "./relation-kinds";
import type { Alteration, TableCommand } from "./table-command";

type Apply = (session: Session, table: Table, command: TableCommand, alteration: Alteration) => void;

type Subtype = NonNullable<TableCommand["subtype"]>;

const commands: { readonly [S in Subtype]?: Apply } = {
  AT_DropColumn: dropColumn,
  AT_AlterColumnType: alterColumnType,
  AT_ColumnDefault: alterDefault,
  AT_SetNotNull: (session, table, command, { only }) => setNotNull(session, table, command.name ?? "", only),
  AT_DropNotNull: (session, table, command, { only }) => dropNotNull(session, table, command.name ?? "", only),
  AT_SetExpression: setExpression,
  AT_DropExpression: dropExpression,
  AT_AddIdentity: addIdentity,
  AT_SetIdentity: alterIdentity,
  AT_DropIdentity: dropIdentity,
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
  AT_EnableRule: alterRules,
  AT_EnableAlwaysRule: alterRules,
  AT_EnableReplicaRule: alterRules,
  AT_DisableRule: alterRules,
  AT_AttachPartition: attachPartition,
  AT_DetachPartition: detachPartition,
  AT_AddInherit: inheritMore,
  AT_DropInherit: inheritNoMore,
  AT_AddOf: setOfType,
  AT_DropOf: setOfType,
  AT_ChangeOwner: changeOwner,
  AT_SetLogged: setUnlogged,
  AT_SetUnLogged: setUnlogged,
  AT_SetRelOptions: setOptions,
  AT_ResetRelOptions: setOptions,
  AT_GenericOptions: setOptions,
  AT_ReplicaIdentity: setReplicaIdentity,
  AT_AlterColumnGenericOptions: setColumnOptions,
};

/** Storage and statistics: nothing the catalog speaks of. */
const withoutEffect: ReadonlySet<string> = new Set<Subtype>([
  "AT_SetStatistics",
  "AT_SetOptions",
  "AT_ResetOptions",
  "AT_SetStorage",
  "AT_SetCompression",
  "AT_ClusterOn",
  "AT_DropCluster",
  "AT_DropOids",
  "AT_SetAccessMethod",
  "AT_SetTableSpace",
  "AT_ReplaceRelOptions",
  "AT_DetachPartitionFinalize",
]);

/** The passes of `ALTER TABLE` (`AlterTablePass`): what is dropped goes first, defaults and checks come late. */
const passes = {
  drop: 0,
  type: 1,
  addColumn: 2,
  expression: 3,
  retyped: 4,
  notNull: 5,
  key: 6,
  otherConstraint: 7,
  rest: 8,
} as const;

const passOf: { readonly [S in Subtype]?: number } = {
  AT_DropColumn: passes.drop,
  AT_DropConstraint: passes.drop,
  AT_DropNotNull: passes.drop,
  AT_DropExpression: passes.drop,
  AT_DropIdentity: passes.drop,
  AT_AlterColumnType: passes.type,
  AT_AddColumn: passes.addColumn,
  AT_SetExpression: passes.expression,
  AT_SetNotNull: passes.notNull,
  AT_AddIdentity: passes.otherConstraint,
};

/** ALTER TABLE, and what else is altered with its syntax: views, indexes, sequences, foreign tables, composite types. */
export function alterTable(node: NodeOf<"AlterTableStmt">, session: Session): StatementEnd {
  const altered = contentsOf(node.cmds, "AlterTableCmd");
  for (const command of altered) if (command.subtype === "AT_ClusterOn") refuseForeignIndex(session, node, command);
  const effective = altered.filter((command) => !withoutEffect.has(command.subtype ?? ""));
  if (effective.length === 0) return "no effect";
  if (node.objtype === "OBJECT_TYPE") return alterCompositeType(node, session);
  const isPlain = node.objtype === "OBJECT_INDEX" || node.objtype === "OBJECT_SEQUENCE";
  if (isPlain || effective.every((command) => command.subtype === "AT_ChangeOwner")) {
    const end = alterIndex(node, effective, session);
    if (end) return end;
  }
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  checkKind(table, node.objtype);
  const retyping = effective.filter(({ subtype }) => subtype === "AT_AlterColumnType");
  const converted = convertedBy(session, table, retyping);
  new AlterTable(session, table, { only: node.relation?.inh !== true, converted }).run(effective);
  return "applied";
}

/** Rows are kept in the order of an index of their own. */
function refuseForeignIndex(session: Session, { relation }: NodeOf<"AlterTableStmt">, { name }: TableCommand): void {
  const table = findRelation(session, relation ?? {});
  const index = table && session.ledger.find("index", { schema: table.schema }, name ?? "");
  if (index && index.parent !== table.id) refuse("INVALID_STATEMENT", `${index.name} is no index of ${table.name}`);
}

/** The commands of one ALTER TABLE, pass by pass; a pass may give work to later ones. */
class AlterTable {
  readonly #session: Session;
  readonly #table: Table;
  readonly #alteration: Alteration;
  readonly #work: (() => void)[][] = Object.values(passes).map(() => []);

  constructor(session: Session, table: Table, alteration: Alteration) {
    this.#session = session;
    this.#table = table;
    this.#alteration = alteration;
  }

  run(altered: readonly TableCommand[]): void {
    this.#refuseTwice(altered);
    for (const command of altered) this.#put(passNumber(command), () => this.#apply(command));
    const retyped = altered.flatMap(({ subtype, name }) => (subtype === "AT_AlterColumnType" && name ? [name] : []));
    if (retyped.length > 0) this.#put(passes.retyped, () => rebuildRetyped(this.#session, this.#table, retyped));
    for (const pass of this.#work) for (let next = pass.shift(); next; next = pass.shift()) next();
  }

  /** A column has one type in the end. */
  #refuseTwice(altered: readonly TableCommand[]): void {
    const typed = altered.filter(({ subtype }) => subtype === "AT_AlterColumnType").map(({ name }) => name);
    const twice = typed.find((name, at) => typed.indexOf(name) !== at);
    if (twice !== undefined) refuse("INVALID_STATEMENT", `the type of ${twice} cannot change twice`);
  }

  #put(pass: number, work: () => void): void {
    this.#work[pass]?.push(work);
  }

  #apply(command: TableCommand): void {
    if (command.subtype === "AT_AddColumn") return this.#addColumn(command);
    if (command.subtype === "AT_AddConstraint") {
      const node = unwrap(command.def, "Constraint");
      return node ? this.#addConstraints([{ node }]) : undefined;
    }
    const apply = command.subtype && commands[command.subtype];
    if (!apply) refuse("NOT_UNDERSTOOD", `the engine does not know what ${command.subtype ?? "this"} changes`);
    apply(this.#session, this.#current(), command, this.#alteration);
  }

  /** The table as earlier commands of the statement left it. */
  #current(): Table {
    const table = this.#session.ledger.get(this.#table.id);
    return table?.kind === "table" ? table : this.#table;
  }

  /** A column that is there already may be left alone; its constraints are then left alone too. */
  #addColumn(command: TableCommand): void {
    const node = unwrap(command.def, "ColumnDef") ?? {};
    const name = node.colname ?? "";
    if (command.missing_ok && this.#session.ledger.find("column", { parent: this.#table.id }, name)) return;
    if (this.#table.definition.bound !== undefined) {
      refuse("INVALID_STATEMENT", `${this.#table.name} is a partition`, "add the column to the partitioned table");
    }
    if (this.#table.definition.ofType !== undefined) {
      refuse("INVALID_STATEMENT", `${this.#table.name} is a table of a type`, "add an attribute to the type");
    }
    const isNumbered = constraintsOf(node).some(({ contype }) => contype === "CONSTR_IDENTITY");
    if (isNumbered && !isPartitioned(this.#table) && heirsOf(this.#session, this.#table).length > 0) {
      refuse("INVALID_STATEMENT", `what inherits from ${this.#table.name} cannot get its identity column ${name}`);
    }
    const pending = addColumn(this.#session, this.#table, node);
    if (isFilled(this.#session, this.#table, name)) {
      refuseRowUses(this.#session, this.#table);
      for (const { heir } of descendantsOf(this.#session, this.#table)) refuseRowUses(this.#session, heir);
    }
    handDownColumn(this.#session, this.#table, name, this.#alteration.only);
    this.#addConstraints(pending);
  }

  /** Keys come before checks and foreign keys, whatever the order they are written in. */
  #addConstraints(pending: readonly PendingConstraint[]): void {
    const options = { only: this.#alteration.only };
    const isKey = ({ node }: PendingConstraint) => keyKinds.has(node.contype ?? "");
    const keys = pending.filter(isKey);
    if (keys.length > 0) this.#put(passes.key, () => addConstraints(this.#session, this.#table, keys, options));
    for (const each of pending.filter((other) => !isKey(other))) {
      if (each.node.contype === "CONSTR_NOTNULL") {
        this.#put(passes.notNull, () => addNotNull(this.#session, this.#table, each.node, options));
      } else this.#put(passes.otherConstraint, () => addConstraints(this.#session, this.#table, [each], options));
    }
  }
}

const keyKinds = new Set(["CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_EXCLUSION"]);

function passNumber(command: TableCommand): number {
  if (command.subtype === "AT_ColumnDefault") return command.def ? passes.otherConstraint : passes.drop;
  if (command.subtype === "AT_AddConstraint") return passes.addColumn + 1;
  return passOf[command.subtype ?? "AT_SetOptions"] ?? passes.rest;
}

function handDownColumn(session: Session, table: Table, name: string, only: boolean): void {
  const column = session.ledger.find("column", { parent: table.id }, name);
  for (const heir of heirsOf(session, table)) {
    if (only)
      refuse("INVALID_STATEMENT", `column ${name} must be added to the tables that inherit from ${table.name} too`);
    if (!column) continue;
    const isThere = session.ledger.find("column", { parent: heir.id }, name);
    inheritColumn(session, heir, table, column, heir.definition.bound !== undefined);
    if (!isThere || columnExtra(isThere).inherited === undefined) handDownColumn(session, heir, name, false);
  }
}

/** Whether rows that are there get a value in a column that is new. */
function isFilled(session: Session, table: Table, name: string): boolean {
  const column = session.ledger.find("column", { parent: table.id }, name);
  if (!column) return false;
  const { default: value, identity, generated } = column.definition;
  return (value ?? "NULL") !== "NULL" || identity !== null || (generated !== null && !columnExtra(column).virtual);
}
