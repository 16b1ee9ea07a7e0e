import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { columnExtra, notNullOf, withNotNull } from "../catalog/column-facts";
import { findIndex, findSequence } from "../catalog/find-index";
import {
  findRelation,
  isRelationTaken,
  needRelation,
  type RelationName,
  relationName,
  type Table,
} from "../catalog/find-relation";
import { findType, findTypeIn } from "../catalog/find-type";
import { heirsOf } from "../catalog/heirs";
import { truncateName } from "../catalog/made-up-names";
import { refuseSystemName } from "../catalog/system-columns";
import { optionsOf } from "../definitions/constraint-definition";
import { isView } from "../dependents/find-dependents";
import { findFunction, inputTypes } from "../dependents/find-function";
import { relocateFunction } from "../dependents/rename-functions";
import {
  relocateRelation,
  relocateSequence,
  relocateType,
  renameColumn,
  renameIndex,
} from "../dependents/rename-objects";
import { renameRole } from "../dependents/rename-roles";
import { renameTrigger } from "../dependents/rename-triggers";
import { retypeUses } from "../dependents/retype-uses";
import { itemsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { columnRequiredBy } from "./add-not-null";
import { renameDomainConstraint } from "./domains";
import { findNamed } from "./find-named";
import { keyPartsOf } from "./partition-keys";
import { clonesOf, isCloned } from "./partition-triggers";
import { checkKind } from "./relation-kinds";
import { renameSchema } from "./rename-schema";

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
  OBJECT_DOMCONSTRAINT: (node, session, to) => {
    const domain = findType(session, relationName(stringsOf(itemsOf(node.object))));
    if (domain?.kind !== "domain") return refuse("UNKNOWN_OBJECT", "the domain does not exist here");
    renameDomainConstraint(session, domain, node.subname ?? "", to);
  },
  OBJECT_POLICY: renamePolicy,
  OBJECT_TRIGGER: renameTableTrigger,
  OBJECT_RULE: renameRule,
  OBJECT_TYPE: renameType,
  OBJECT_DOMAIN: renameType,
  OBJECT_SCHEMA: (node, session, to) => renameSchema(session, node.subname ?? "", to),
  OBJECT_FUNCTION: renameFunction,
  OBJECT_PROCEDURE: renameFunction,
  OBJECT_ROUTINE: renameFunction,
  OBJECT_AGGREGATE: renameFunction,
  OBJECT_ATTRIBUTE: renameAttribute,
  OBJECT_ROLE: (node, session, to) => renameRole(session, node.subname ?? "", to),
};

/** ALTER … RENAME of anything the catalog speaks of. */
export function rename(node: Rename, session: Session): StatementEnd {
  const to = truncateName(node.newname ?? "");
  const apply = node.renameType && renames[node.renameType];
  if (apply) apply(node, session, to);
  else return renameNamed(node, session, to);
  return "applied";
}

/** What nothing else names: collations, publications, servers, statistics. */
function renameNamed(node: Rename, session: Session, bare: string): StatementEnd {
  const object = findNamed(session, node.renameType, node.object ?? { String: { sval: node.subname ?? "" } });
  if (object === null) return "no effect";
  if (!object) return refuse("UNKNOWN_OBJECT", `what is to be called ${bare} does not exist here`);
  const to = object.kind === "operatorClass" || object.kind === "operatorFamily" ? `${bare}${methodOf(object)}` : bare;
  const place = object.parent === null ? { schema: object.schema } : { parent: object.parent };
  refuseTaken(session.ledger.findAll(object.kind, place, to)[0], to);
  session.ledger.rename(object.id, to);
  if (object.kind === "foreignServer") renameServer(session, object, to);
  return "applied";
}

/** Operator classes are told apart by their method too. */
function methodOf({ name }: CatalogObject): string {
  return name.slice(name.lastIndexOf(" USING "));
}

/** Foreign tables and user mappings name their server. */
function renameServer(session: Session, server: CatalogObject, to: string): void {
  for (const table of session.ledger.mentioning("table", server.name)) {
    if (table.definition.server === server.name) session.ledger.update(table, { server: to }, { consequence: true });
  }
  for (const mapping of session.ledger.mentioning("userMapping", server.name)) {
    if (mapping.definition.server !== server.name) continue;
    session.ledger.update(mapping, { server: to }, { consequence: true });
    session.ledger.rename(mapping.id, `${mapping.definition.role} on ${to}`, { consequence: true });
  }
}

function refuseTaken(isTaken: unknown, what: string): void {
  if (isTaken) refuse("DUPLICATE_OBJECT", `${what} already exists`);
}

/** ALTER TABLE … RENAME also takes views, indexes and sequences. */
function renameRelationLike(node: Rename, session: Session, to: string): void {
  const name = node.relation ?? {};
  const table = findRelation(session, name);
  if (table) {
    checkKind(table, node.renameType);
    refuseTaken(isRelationTaken(session.ledger, table.schema ?? "", to), `relation ${to}`);
    refuseTaken(findTypeIn(session.ledger, table.schema ?? "", to), `type ${to}`);
    return relocateRelation(session, table, { schema: table.schema ?? "public", name: to });
  }
  if (renameIndexNamed(session, name, to) || renameSequenceNamed(session, name, to)) return;
  needRelation(session, name, node.missing_ok ?? false);
}

function renameIndexNamed(session: Session, name: RelationName, to: string): boolean {
  const index = findIndex(session, name);
  const table = index && session.ledger.get(index.parent ?? "");
  if (!index || table?.kind !== "table") return false;
  refuseTaken(isRelationTaken(session.ledger, index.schema ?? "", to), `relation ${to}`);
  renameIndex(session, table, index, to);
  return true;
}

function renameSequenceNamed(session: Session, name: RelationName, to: string): boolean {
  const sequence = findSequence(session, name);
  if (!sequence) return false;
  refuseTaken(isRelationTaken(session.ledger, sequence.schema ?? "", to), `relation ${to}`);
  relocateSequence(session, sequence, { schema: sequence.schema ?? "public", name: to });
  return true;
}

function renameTableColumn(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  if (table.definition.kind !== "view" && node.relationType === "OBJECT_VIEW") checkKind(table, node.relationType);
  const column = session.ledger.find("column", { parent: table.id }, node.subname ?? "");
  if (column && (columnExtra(column).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `column ${column.name} of ${table.name} is inherited`, "rename it on the parent");
  }
  renameWithHeirs(session, table, node.subname ?? "", to);
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

function renameConstraint(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const from = node.subname ?? "";
  const required = columnRequiredBy(session, table, from);
  if (required) {
    return renameNotNull(session, table, required.name, from, to);
  }
  const constraint = session.ledger.find("constraint", { parent: table.id }, from);
  if (!constraint) refuse("UNKNOWN_OBJECT", `constraint ${from} of ${table.name} does not exist here`);
  if ((optionsOf(constraint).inherited ?? 0) > 0) {
    refuse("INVALID_STATEMENT", `constraint ${from} of ${table.name} is inherited`, "rename it on the parent");
  }
  refuseTaken(session.ledger.find("constraint", { parent: table.id }, to), `constraint ${to} of ${table.name}`);
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
  if (constraint.definition.type === "check") renameInHeirs(session, table, from, to);
}

/** What inherits the constraint has it under the new name too. */
function renameNotNull(session: Session, table: Table, name: string, from: string, to: string): void {
  const column = session.ledger.find("column", { parent: table.id }, name);
  const notNull = column && notNullOf(table, column);
  if (!column || notNull?.name !== from) return;
  session.ledger.update(column, withNotNull(columnExtra(column), { ...notNull, name: to }));
  for (const heir of heirsOf(session, table)) renameNotNull(session, heir, name, from, to);
}

function renameInHeirs(session: Session, table: Table, from: string, to: string): void {
  for (const heir of heirsOf(session, table)) {
    const check = session.ledger.find("constraint", { parent: heir.id }, from);
    if (!check) continue;
    session.ledger.rename(check.id, to, { consequence: true });
    renameInHeirs(session, heir, from, to);
  }
}

function renameRule(node: Rename, session: Session, to: string): void {
  const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
  const rule = session.ledger.find("rule", { parent: table.id }, node.subname ?? "");
  if (!rule) return refuse("UNKNOWN_OBJECT", `rule ${node.subname ?? ""} of ${table.name} does not exist here`);
  refuseTaken(session.ledger.find("rule", { parent: table.id }, to), `rule ${to} of ${table.name}`);
  session.ledger.rename(rule.id, to);
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
  if (isCloned(trigger)) refuse("INVALID_STATEMENT", `trigger ${trigger.name} follows from the partitioned table`);
  const clones = clonesOf(session, table, trigger.name);
  renameTrigger(session, table, trigger, to);
  for (const clone of clones) {
    const partition = session.ledger.get(clone.parent ?? "");
    if (partition?.kind === "table") renameTrigger(session, partition, clone, to);
  }
}

function renameType(node: Rename, session: Session, to: string): void {
  const name = relationName(stringsOf(itemsOf(node.object)));
  const type = findType(session, name);
  if (!type) {
    if (node.missing_ok) throw new NoEffect();
    return refuse("UNKNOWN_OBJECT", `type ${name.relname ?? ""} does not exist here`);
  }
  refuseTaken(findTypeIn(session.ledger, type.schema ?? "", to), `type ${to}`);
  if (type.kind === "rangeType" && type.name !== name.relname) return renameMultirange(session, type, to);
  relocateType(session, type, { schema: type.schema ?? "public", name: to });
}

function renameMultirange(session: Session, type: CatalogObjectOf<"rangeType">, to: string): void {
  const schema = type.schema ?? "public";
  const { multirange } = type.definition;
  session.ledger.update(type, { multirange: to });
  retypeUses(session, { schema, name: multirange }, { schema, name: to });
}

function renameFunction(node: Rename, session: Session, to: string): void {
  const kinds = { OBJECT_FUNCTION: "function", OBJECT_PROCEDURE: "procedure", OBJECT_AGGREGATE: "aggregate" } as const;
  const kind = kinds[(node.renameType ?? "") as keyof typeof kinds] ?? "routine";
  const found = findFunction(session, unwrap(node.object, "ObjectWithArgs") ?? {}, kind);
  if (!found) return refuse("UNKNOWN_OBJECT", "the function does not exist here");
  const types = inputTypes(found).join(",");
  const isTaken = session.ledger
    .findAll("function", { schema: found.schema }, to)
    .some((each) => inputTypes(each).join(",") === types);
  refuseTaken(isTaken, `function ${to}(${types})`);
  relocateFunction(session, found, { schema: found.schema ?? "public", name: to });
}

function renameAttribute(node: Rename, session: Session, to: string): void {
  const type = findType(session, node.relation ?? {});
  if (type?.kind !== "compositeType")
    return refuse("UNKNOWN_OBJECT", `type ${node.relation?.relname ?? ""} does not exist here`);
  const attributes = type.definition.attributes.map((each) =>
    each.name === node.subname ? { ...each, name: to } : each,
  );
  if (!type.definition.attributes.some((each) => each.name === node.subname)) {
    refuse("UNKNOWN_OBJECT", `${type.name} has no attribute ${node.subname ?? ""}`);
  }
  session.ledger.update(type, { attributes });
}
