import type { AuxiliaryKind } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { type RelationName, relationName } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { rightsAtBirth } from "../catalog/rights";
import { creationSchema } from "../catalog/search-path";
import { type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { NoEffect, refuse } from "../refusal";
import { defineAggregate } from "./aggregates";
import { operatorName } from "./auxiliary-name";
import { claimType } from "./claim-type";
import { Needs, needsOfDefinition, needsOfOperatorClass } from "./read-needs";

/** Puts in what is only known to exist. */
function insert(
  session: Session,
  kind: AuxiliaryKind,
  schema: string | null,
  name: string,
  needs: Needs = new Needs(session),
  isOptional = false,
): StatementEnd {
  if (session.ledger.find(kind, { schema }, name)) {
    if (isOptional) throw new NoEffect();
    refuse("DUPLICATE_OBJECT", `${name} already exists`);
  }
  const rights = rightsAtBirth(session, "others", schema);
  const definition = { definition: session.statementText, comment: null, ...rights, ...needs.kept };
  session.ledger.insert({ kind, parent: null, schema, name, definition });
  return "applied";
}

const definedKinds: Readonly<Record<string, AuxiliaryKind>> = {
  OBJECT_COLLATION: "collation",
  OBJECT_TSCONFIGURATION: "textSearchConfiguration",
  OBJECT_TSDICTIONARY: "textSearchDictionary",
  OBJECT_TSPARSER: "textSearchParser",
  OBJECT_TSTEMPLATE: "textSearchTemplate",
};

/** CREATE AGGREGATE, OPERATOR, TYPE of one's own making, COLLATION and the objects of text search. */
export function define(node: NodeOf<"DefineStmt">, session: Session): StatementEnd {
  if (node.kind === "OBJECT_AGGREGATE") return defineAggregate(node, session);
  const path = relationName(stringsOf(node.defnames));
  const schema = path.schemaname ?? creationSchema(session);
  if (node.kind === "OBJECT_TYPE") return defineBaseType(node, session, path);
  const needs = needsOfDefinition(session, node);
  if (node.kind === "OBJECT_OPERATOR") {
    const types = ["leftarg", "rightarg"].map((side) => operandType(session, node, side));
    return insert(session, "operator", schema, operatorName(path.relname ?? "", types), needs);
  }
  const kind = definedKinds[node.kind ?? ""];
  return kind ? insert(session, kind, schema, path.relname ?? "", needs, node.if_not_exists) : "no effect";
}

function operandType(session: Session, node: NodeOf<"DefineStmt">, side: string): string {
  const option = (node.definition ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === side);
  return printType(unwrap(option?.arg, "TypeName"), sessionPrinter(session).resolveType);
}

/** A shell type is a promise of one; the definition that follows makes it good. */
function defineBaseType(node: NodeOf<"DefineStmt">, session: Session, path: RelationName): StatementEnd {
  const schema = path.schemaname ?? creationSchema(session);
  const shell = session.ledger.find("baseType", { schema }, path.relname ?? "");
  const facts = { definition: session.statementText, ...needsOfDefinition(session, node).kept };
  if (shell && node.definition) session.ledger.update(shell, facts);
  else {
    const place = claimType(session, path);
    const definition = { ...facts, comment: null, ...rightsAtBirth(session, "types", schema) };
    session.ledger.insert({ kind: "baseType", parent: null, ...place, definition });
  }
  return "applied";
}

/** CREATE CAST. */
export function createCast(node: NodeOf<"CreateCastStmt">, session: Session): StatementEnd {
  const { resolveType } = sessionPrinter(session);
  const name = `${printType(node.sourcetype, resolveType)} AS ${printType(node.targettype, resolveType)}`;
  const needs = new Needs(session);
  needs.type(node.sourcetype);
  needs.type(node.targettype);
  needs.function(node.func);
  return insert(session, "cast", null, name, needs);
}

/** CREATE TRANSFORM. */
export function createTransform(node: NodeOf<"CreateTransformStmt">, session: Session): StatementEnd {
  const name = `FOR ${printType(node.type_name, sessionPrinter(session).resolveType)} LANGUAGE ${node.lang ?? ""}`;
  const needs = new Needs(session);
  needs.type(node.type_name);
  needs.function(node.fromsql);
  needs.function(node.tosql);
  needs.global("language", node.lang ?? "");
  return insert(session, "transform", null, name, needs, node.replace);
}

/** CREATE OPERATOR CLASS, which makes a family of its name where it names none. */
export function createOperatorClass(node: NodeOf<"CreateOpClassStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.opclassname));
  const schema = path.schemaname ?? creationSchema(session);
  const name = `${path.relname ?? ""} USING ${node.amname ?? ""}`;
  const family = node.opfamilyname ? stringsOf(node.opfamilyname) : [schema, path.relname ?? ""];
  if (!node.opfamilyname && !session.ledger.find("operatorFamily", { schema }, name)) {
    insert(session, "operatorFamily", schema, name);
  }
  const needs = needsOfOperatorClass(session, node);
  needs.auxiliary("operatorFamily", family, ` USING ${node.amname ?? ""}`);
  return insert(session, "operatorClass", schema, name, needs);
}

/** CREATE OPERATOR FAMILY. */
export function createOperatorFamily(node: NodeOf<"CreateOpFamilyStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.opfamilyname));
  const schema = path.schemaname ?? creationSchema(session);
  const needs = new Needs(session);
  needs.global("accessMethod", node.amname ?? "");
  return insert(session, "operatorFamily", schema, `${path.relname ?? ""} USING ${node.amname ?? ""}`, needs);
}

/** CREATE CONVERSION. */
export function createConversion(node: NodeOf<"CreateConversionStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.conversion_name));
  const needs = new Needs(session);
  needs.functionNamed(stringsOf(node.func_name), null);
  return insert(session, "conversion", path.schemaname ?? creationSchema(session), path.relname ?? "", needs);
}

/** CREATE LANGUAGE; PL/pgSQL is there already. */
export function createLanguage(node: NodeOf<"CreatePLangStmt">, session: Session): StatementEnd {
  const name = node.plname ?? "";
  if (name === "plpgsql") throw new NoEffect();
  const needs = new Needs(session);
  for (const called of [node.plhandler, node.plinline, node.plvalidator])
    if (called) needs.functionNamed(stringsOf(called), null);
  return insert(session, "language", null, name, needs, node.replace);
}

/** CREATE ACCESS METHOD. */
export function createAccessMethod(node: NodeOf<"CreateAmStmt">, session: Session): StatementEnd {
  const needs = new Needs(session);
  needs.functionNamed(stringsOf(node.handler_name), null);
  return insert(session, "accessMethod", null, node.amname ?? "", needs);
}
