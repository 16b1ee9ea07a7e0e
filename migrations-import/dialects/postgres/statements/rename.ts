import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import {
  findIn,
  findRelation,
  isRelationTaken,
  needRelation,
  type RelationName,
  relationName,
  schemasOf,
  type Table,
} from "../catalog/find-relation";
import { findType, findTypeIn } from "../catalog/find-type";
import { truncateName } from "../catalog/made-up-names";
import { findFunction } from "../dependents/drop-function";
import {
  relocateRelation,
  relocateSequence,
  relocateType,
  renameColumn,
  renameIndex,
} from "../dependents/rename-objects";
import { redirectTriggers, renameTrigger } from "../dependents/rename-triggers";
import { itemsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { heirsOf } from "./inherit";

type Rename = NodeOf<"RenameStmt">;

type Apply = (node: Rename, session: Session, to: string) => void;

const renames: { readonly [kind in NonNullable<Rename["renameType"]>]?: Apply } = {
  OBJECT_TABLE: renameRelationLike,
  OBJECT_VIEW: renameRelationLike,
  OBJECT_MATVIEW: renameRelationLike,
  OBJECT_FOREIGN_TABLE: renameRelationLike,
  OBJECT_INDEX: renameRelationLike,
  OBJECT_SEQUENCE: renameRelationLike,
  OBJECT_COLUMN: renameTableColumn,
  OBJECT_TABCONSTRAINT: renameConstraint,
  OBJECT_POLICY: renamePolicy,
  OBJECT_TRIGGER: renameTableTrigger,
  OBJECT_TYPE: renameType,
  OBJECT_DOMAIN: renameType,
  OBJECT_SCHEMA: renameSchema,
  OBJECT_FUNCTION: renameFunction,
  OBJECT_PROCEDURE: renameFunction,
  OBJECT_ROUTINE: renameFunction,
  OBJECT_ATTRIBUTE: renameAttribute,
};

/** ALTER … RENAME of anything the catalog speaks of. */
export function rename(node: Rename, session: Session): StatementEnd {
  const apply = node.renameType && renames[node.renameType];
  if (!apply) return "no effect";
  apply(node, session, truncateName(node.newname ?? ""));
  return "applied";
}

function refuseTaken(isTaken: unknown, what: string): void {
  if (isTaken) refuse("DUPLICATE_OBJECT", `${what} already exists`);
}

/** ALTER TABLE … RENAME also takes views, indexes and sequences. */
function renameRelationLike(node: Rename, session: Session, to: string): void {
  const name = node.relation ?? {};
  const table = findRelation(session, name);
  if (table) {
    refuseTaken(isRelationTaken(session.ledger, table.schema ?? "", to), `relation ${to}`);
    return relocateRelation(session, table, { schema: table.schema ?? "public", name: to });
  }
  if (renameIndexNamed(session, name, to) || renameSequenceNamed(session, name, to)) return;
  needRelation(session, name, node.missing_ok ?? false);
}

function renameIndexNamed(session: Session, name: RelationName, to: string): boolean {
  const index = findIn(schemasOf(session, name), (schema) =>
    session.ledger.find("index", { schema }, name.relname ?? ""),
  );
  const table = index && session.ledger.get(index.parent ?? "");
  if (!index || table?.kind !== "table") return false;
  refuseTaken(isRelationTaken(session.ledger, index.schema ?? "", to), `relation ${to}`);
  renameIndex(session, table, index, to);
  return true;
}

function renameSequenceNamed(session: Session, name: RelationName, to: string): boolean {
  const find = (schema: string) => session.ledger.find("sequence", { schema }, name.relname ?? "");
  const sequence = findIn(schemasOf(session, name), find);
  if (!sequence) return false;
  refuseTaken(isRelationTaken(session.ledger, sequence.schema ?? "", to), `relation ${to}`);
  relocateSequence(session, sequence, { schema: sequence.schema ?? "public", name: to });
  return true;
}

function renameTableColumn(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  renameColumnOf(session, table, node.subname ?? "", to);
  for (const heir of heirsOf(session, table)) {
    if (session.ledger.find("column", { parent: heir.id }, node.subname ?? "")) {
      renameColumnOf(session, heir, node.subname ?? "", to);
    }
  }
}

function renameColumnOf(session: Session, table: Table, from: string, to: string): void {
  const column = session.ledger.find("column", { parent: table.id }, from);
  if (!column) refuse("UNKNOWN_OBJECT", `column ${from} of ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("column", { parent: table.id }, to), `column ${to} of ${table.name}`);
  renameColumn(session, table, column, to);
}

function renameConstraint(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const constraint = session.ledger.find("constraint", { parent: table.id }, node.subname ?? "");
  if (!constraint) refuse("UNKNOWN_OBJECT", `constraint ${node.subname ?? ""} of ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("constraint", { parent: table.id }, to), `constraint ${to} of ${table.name}`);
  const index = session.ledger
    .children(table.id, "index")
    .find((each) => each.definition.constraint === constraint.name);
  if (index) {
    refuseTaken(isRelationTaken(session.ledger, table.schema ?? "", to), `relation ${to}`);
    renameIndex(session, table, index, to);
  } else session.ledger.rename(constraint.id, to);
}

function renamePolicy(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const policy = session.ledger.find("policy", { parent: table.id }, node.subname ?? "");
  if (!policy) return refuse("UNKNOWN_OBJECT", `policy ${node.subname ?? ""} on ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("policy", { parent: table.id }, to), `policy ${to} on ${table.name}`);
  session.ledger.rename(policy.id, to);
}

function renameTableTrigger(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const trigger = session.ledger.find("trigger", { parent: table.id }, node.subname ?? "");
  if (!trigger) return refuse("UNKNOWN_OBJECT", `trigger ${node.subname ?? ""} on ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("trigger", { parent: table.id }, to), `trigger ${to} on ${table.name}`);
  renameTrigger(session, table, trigger, to);
}

function renameType(node: Rename, session: Session, to: string): void {
  const name = relationName(stringsOf(itemsOf(node.object)));
  const type = findType(session, name);
  if (!type) {
    if (node.missing_ok) throw new NoEffect();
    return refuse("UNKNOWN_OBJECT", `type ${name.relname ?? ""} does not exist here`);
  }
  refuseTaken(findTypeIn(session.ledger, type.schema ?? "", to), `type ${to}`);
  relocateType(session, type, { schema: type.schema ?? "public", name: to });
}

function renameSchema(node: Rename, session: Session, to: string): void {
  const { ledger } = session;
  const from = node.subname ?? "";
  const schema = ledger.find("schema", { schema: null }, from);
  if (!schema) refuse("UNKNOWN_OBJECT", `schema ${from} does not exist here`);
  ledger.rename(schema.id, to);
  for (const table of ledger.ofKind("table")) {
    if (table.schema === from) relocateRelation(session, table, { schema: to, name: table.name });
  }
  for (const type of [...ledger.ofKind("enum"), ...ledger.ofKind("domain"), ...ledger.ofKind("compositeType")]) {
    if (type.schema === from) relocateType(session, type, { schema: to, name: type.name });
  }
  for (const each of [...ledger.ofKind("function"), ...ledger.ofKind("sequence")]) {
    if (each.schema === from) ledger.move(each.id, to, { consequence: true });
  }
}

function renameFunction(node: Rename, session: Session, to: string): void {
  const found = findFunction(session, unwrap(node.object, "ObjectWithArgs") ?? {});
  if (!found) return refuse("UNKNOWN_OBJECT", "the function does not exist here");
  const schema = found.schema ?? "public";
  session.ledger.rename(found.id, to);
  redirectTriggers(session, { schema, name: found.name }, { schema, name: to });
}

function renameAttribute(node: Rename, session: Session, to: string): void {
  const type = findType(session, node.relation ?? {});
  if (type?.kind !== "compositeType")
    return refuse("UNKNOWN_OBJECT", `type ${node.relation?.relname ?? ""} does not exist here`);
  const attributes = type.definition.attributes.map((each) =>
    each.name === node.subname ? { ...each, name: to } : each,
  );
  session.ledger.update(type, { attributes });
}
