import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { columnExtra, notNullOf, withNotNull } from "../catalog/column-facts";
import { isRelationTaken, needRelation, type Table } from "../catalog/find-relation";
import { heirsOf } from "../catalog/heirs";
import { refuseSystemName } from "../catalog/system-columns";
import { optionsOf } from "../definitions/constraint-definition";
import { constraintOf, triggerOptionsOf } from "../definitions/trigger-definition";
import { isView } from "../dependents/find-dependents";
import { renameColumn, renameIndex } from "../dependents/rename-objects";
import { renameTrigger } from "../dependents/rename-triggers";
import type { NodeOf } from "../grammar/node";
import { refuse, refuseTaken } from "../refusal";
import { columnRequiredBy } from "./add-not-null";
import { refuseOnly, refuseOtherParents } from "./check-inheritance";
import { keyPartsOf } from "./partition-keys";
import { clonesOf, isCloned } from "./partition-triggers";

type Constraint = CatalogObjectOf<"constraint">;

type Rename = NodeOf<"RenameStmt">;

/** A column, in what inherits it too. */
export function renameTableColumn(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const column = session.ledger.find("column", { parent: table.id }, node.subname ?? "");
  if (column && (columnExtra(column).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is inherited`, "rename it on the parent");
  }
  const name = node.subname ?? "";
  refuseOnly(session, table, node.relation?.inh !== true, `column ${name} must be renamed`);
  refuseOtherParents(session, table, name);
  renameWithHeirs(session, table, name, to);
}

function renameWithHeirs(session: Session, table: Table, from: string, to: string): void {
  const heirs = heirsOf(session, table);
  renameColumnOf(session, table, from, to);
  for (const heir of heirs) {
    if (session.ledger.find("column", { parent: heir.id }, from)) renameWithHeirs(session, heir, from, to);
  }
}

function renameColumnOf(session: Session, table: Table, from: string, to: string): void {
  const column = session.ledger.find("column", { parent: table.id }, from);
  if (!column) refuse("UNKNOWN_OBJECT", `column ${from} of ${table.name} does not exist here`);
  if (!isView(table)) refuseSystemName(to);
  refuseTaken(session.ledger.find("column", { parent: table.id }, to), `column ${to} of ${table.name}`);
  renameColumn(session, table, column, to);
}

/** A constraint, with the index behind it; that of a NOT NULL and checks in what inherits them too. */
export function renameConstraint(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const from = node.subname ?? "";
  const only = node.relation?.inh !== true;
  const required = columnRequiredBy(session, table, from);
  const notNull = required && notNullOf(table, required);
  if (required && notNull) {
    refuseHandedDown(session, table, from, { ...notNull, only });
    return renameNotNull(session, table, required.name, from, to);
  }
  const constraint = session.ledger.find("constraint", { parent: table.id }, from);
  if (!constraint && renameTriggerConstraint(session, table, from, to)) return;
  if (!constraint) refuse("UNKNOWN_OBJECT", `constraint ${from} of ${table.name} does not exist here`);
  if (constraint.definition.type === "check") {
    refuseHandedDown(session, table, from, { ...optionsOf(constraint), only });
    return renameCheck(session, table, constraint, to, false);
  }
  refuseConstraintTaken(session, table, to);
  const index = session.ledger
    .children(table.id, "index")
    .find((each) => each.definition.constraint === constraint.name);
  if (index) {
    refuseTaken(isRelationTaken(session.ledger, table.schema ?? "", to), `relation ${to}`);
    return renameIndex(session, table, index, to);
  }
  const parts = keyPartsOf(session, table, constraint);
  session.ledger.rename(constraint.id, to);
  for (const part of parts) {
    session.ledger.update(part, { extra: { ...optionsOf(part), parent: to } }, { consequence: true });
  }
}

/** A constraint trigger is a constraint too, whose name nothing shows. */
function renameTriggerConstraint(session: Session, table: Table, from: string, to: string): boolean {
  const trigger = session.ledger.children(table.id, "trigger").find((each) => constraintOf(each) === from);
  if (!trigger) return false;
  refuseConstraintTaken(session, table, to);
  session.ledger.update(trigger, { extra: { ...triggerOptionsOf(trigger), constraint: to } });
  return true;
}

type HandedDown = { readonly only: boolean; readonly noInherit?: true; readonly inherited?: number };

/** What is handed down has one name in all tables, given where it comes from (`rename_constraint_internal`). */
function refuseHandedDown(
  session: Session,
  table: Table,
  name: string,
  { only, noInherit, inherited }: HandedDown,
): void {
  if (noInherit) return;
  refuseOnly(session, table, only, `constraint ${name} must be renamed`);
  if ((inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `constraint ${name} of ${table.name} is inherited`, "rename it on the parent");
  }
}

function refuseConstraintTaken(session: Session, table: Table, name: string): void {
  const taken = session.ledger.find("constraint", { parent: table.id }, name);
  const trigger = session.ledger.children(table.id, "trigger").find((each) => constraintOf(each) === name);
  refuseTaken(taken ?? trigger ?? columnRequiredBy(session, table, name), `constraint ${name} of ${table.name}`);
}

/** What inherits the constraint has it under the new name too. */
function renameNotNull(session: Session, table: Table, name: string, from: string, to: string): void {
  const column = session.ledger.find("column", { parent: table.id }, name);
  const notNull = column && notNullOf(table, column);
  if (!column || notNull?.name !== from) {
    return refuse("UNKNOWN_OBJECT", `constraint ${from} of ${table.name} does not exist here`, "rename it there first");
  }
  refuseConstraintTaken(session, table, to);
  session.ledger.update(column, withNotNull(columnExtra(column), { ...notNull, name: to }));
  for (const heir of heirsOf(session, table)) renameNotNull(session, heir, name, from, to);
}

function renameCheck(session: Session, table: Table, check: Constraint, to: string, consequence: boolean): void {
  refuseConstraintTaken(session, table, to);
  const { noInherit } = optionsOf(check);
  const from = check.name;
  session.ledger.rename(check.id, to, { consequence });
  if (noInherit) return;
  for (const heir of heirsOf(session, table)) {
    const own = session.ledger.find("constraint", { parent: heir.id }, from);
    if (own?.definition.type === "check") renameCheck(session, heir, own, to, true);
  }
}

/** A rule. */
export function renameRule(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const rule = session.ledger.find("rule", { parent: table.id }, node.subname ?? "");
  if (!rule) return refuse("UNKNOWN_OBJECT", `rule ${node.subname ?? ""} of ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("rule", { parent: table.id }, to), `rule ${to} of ${table.name}`);
  session.ledger.rename(rule.id, to);
}

/** A policy. */
export function renamePolicy(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const policy = session.ledger.find("policy", { parent: table.id }, node.subname ?? "");
  if (!policy) return refuse("UNKNOWN_OBJECT", `policy ${node.subname ?? ""} on ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("policy", { parent: table.id }, to), `policy ${to} on ${table.name}`);
  session.ledger.rename(policy.id, to);
}

/** A trigger, with its clones on partitions. */
export function renameTableTrigger(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const trigger = session.ledger.find("trigger", { parent: table.id }, node.subname ?? "");
  if (!trigger) return refuse("UNKNOWN_OBJECT", `trigger ${node.subname ?? ""} on ${table.name} does not exist here`);
  if (trigger.name === to) return;
  refuseTaken(session.ledger.find("trigger", { parent: table.id }, to), `trigger ${to} on ${table.name}`);
  if (isCloned(trigger)) refuse("INVALID_STATEMENT", `trigger ${trigger.name} follows from the partitioned table`);
  const clones = clonesOf(session, table, trigger.name);
  renameTrigger(session, table, trigger, to);
  for (const clone of clones) {
    const partition = session.ledger.get(clone.parent ?? "");
    if (partition?.kind !== "table") continue;
    refuseTaken(session.ledger.find("trigger", { parent: partition.id }, to), `trigger ${to} on ${partition.name}`);
    renameTrigger(session, partition, clone, to);
  }
}
