import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIndex, findSequence } from "../catalog/find-index";
import { findRelation, isRelationTaken, needRelation, relationName } from "../catalog/find-relation";
import { findType, findTypeIn } from "../catalog/find-type";
import { truncateName } from "../catalog/made-up-names";
import { addTemporary, forgetTemporary } from "../catalog/temporary";
import { findFunction, inputTypes } from "../dependents/find-function";
import { relocateCollation } from "../dependents/rename-collation";
import { relocateFunction } from "../dependents/rename-functions";
import { relocateRelation, relocateSequence, relocateType, renameIndex } from "../dependents/rename-objects";
import { renameRole } from "../dependents/rename-roles";
import { retypeUses } from "../dependents/retype-uses";
import { itemsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { fullName } from "../printing/quote";
import { NoEffect, refuse, refuseTaken } from "../refusal";
import { renameDomainConstraint } from "./domains";
import { findNamed } from "./find-named";
import { checkCalled } from "./relation-kinds";
import { renameConstraint, renamePolicy, renameRule, renameTableColumn, renameTableTrigger } from "./rename-on-table";
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

/** What few others name: collations, publications, servers, statistics. */
function renameNamed(node: Rename, session: Session, bare: string): StatementEnd {
  const object = findNamed(session, node.renameType, node.object ?? { String: { sval: node.subname ?? "" } });
  if (object === null) return "no effect";
  if (!object) return refuse("UNKNOWN_OBJECT", `what is to be called ${bare} does not exist here`);
  const to = object.kind === "operatorClass" || object.kind === "operatorFamily" ? `${bare}${methodOf(object)}` : bare;
  const place = object.parent === null ? { schema: object.schema } : { parent: object.parent };
  refuseTaken(session.ledger.findAll(object.kind, place, to)[0], to);
  if (object.kind === "collation") {
    relocateCollation(session, object, { schema: object.schema ?? "public", name: to });
    return "applied";
  }
  session.ledger.rename(object.id, to);
  if (object.kind === "foreignServer") renameServer(session, object, to);
  if (object.kind === "foreignDataWrapper") renameWrapper(session, object, to);
  if (object.kind === "statistics") renameInText(session, object, to);
  return "applied";
}

/** Operator classes are told apart by their method too. */
function methodOf({ name }: CatalogObject): string {
  return name.slice(name.lastIndexOf(" USING "));
}

/** Statistics are told with their name. */
function renameInText(session: Session, { id, schema, name }: CatalogObject, to: string): void {
  const statistics = session.ledger.get(id);
  if (statistics?.kind !== "statistics") return;
  const beginning = (each: string) => `CREATE STATISTICS ${fullName(schema ?? "public", each)}`;
  const definition = statistics.definition.definition.replace(beginning(name), () => beginning(to));
  session.ledger.update(statistics, { definition }, { consequence: true });
}

/** Servers name their wrapper. */
function renameWrapper(session: Session, wrapper: CatalogObject, to: string): void {
  for (const server of session.ledger.mentioning("foreignServer", wrapper.name)) {
    if (server.definition.wrapper === wrapper.name)
      session.ledger.update(server, { wrapper: to }, { consequence: true });
  }
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

function renameRelationLike(node: Rename, session: Session, to: string): void {
  const name = node.relation ?? {};
  const table = findRelation(session, name);
  if (table) {
    checkCalled(table, node.renameType);
    refuseTaken(isRelationTaken(session.ledger, table.schema ?? "", to), `relation ${to}`);
    refuseTaken(findTypeIn(session.ledger, table.schema ?? "", to), `type ${to}`);
    return relocateRelation(session, table, { schema: table.schema ?? "public", name: to });
  }
  if (renameIndexNamed(session, node, to) || renameSequenceNamed(session, node, to)) return;
  if (forgetTemporary(session, name)) {
    addTemporary(session, to);
    throw new NoEffect();
  }
  needRelation(session, name, node.missing_ok ?? false);
}

function renameIndexNamed(session: Session, { relation, renameType }: Rename, to: string): boolean {
  const index = findIndex(session, relation ?? {});
  const table = index && session.ledger.get(index.parent ?? "");
  if (!index || table?.kind !== "table") return false;
  checkCalled(index, renameType);
  refuseTaken(isRelationTaken(session.ledger, index.schema ?? "", to), `relation ${to}`);
  renameIndex(session, table, index, to);
  return true;
}

function renameSequenceNamed(session: Session, { relation, renameType }: Rename, to: string): boolean {
  const sequence = findSequence(session, relation ?? {});
  if (!sequence) return false;
  checkCalled(sequence, renameType);
  refuseTaken(isRelationTaken(session.ledger, sequence.schema ?? "", to), `relation ${to}`);
  relocateSequence(session, sequence, { schema: sequence.schema ?? "public", name: to });
  return true;
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
