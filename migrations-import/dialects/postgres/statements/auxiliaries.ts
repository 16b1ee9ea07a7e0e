import type { AuxiliaryKind } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { type RelationName, relationName } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { rightsAtBirth } from "../catalog/rights";
import { creationSchema } from "../catalog/search-path";
import { itemsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { NoEffect, refuse } from "../refusal";
import { defineAggregate } from "./aggregates";
import { claimType } from "./claim-type";

/** The name a collation, operator, cast or the like is kept under: what tells it apart is part of it. */
export function auxiliaryName(session: Session, kind: AuxiliaryKind, object: Node | undefined): RelationName {
  const { resolveType } = sessionPrinter(session);
  const typeText = (node: Node | undefined) => printType(unwrap(node, "TypeName"), resolveType);
  const items = itemsOf(object);
  switch (kind) {
    case "operator": {
      const { objname, objargs } = unwrap(object, "ObjectWithArgs") ?? {};
      const path = relationName(stringsOf(objname));
      return { ...path, relname: operatorName(path.relname ?? "", (objargs ?? []).map(typeText)) };
    }
    case "operatorClass":
    case "operatorFamily": {
      const path = relationName(stringsOf(items.slice(1)));
      return { ...path, relname: `${path.relname ?? ""} USING ${stringOf(items[0])}` };
    }
    case "cast":
      return { relname: `${typeText(items[0])} AS ${typeText(items[1])}` };
    case "transform":
      return { relname: `FOR ${typeText(items[0])} LANGUAGE ${stringOf(items[1])}` };
    default: {
      const single = stringOf(object);
      return relationName(single === "" ? stringsOf(items) : [single]);
    }
  }
}

function operatorName(name: string, types: readonly string[]): string {
  return `${name}(${types.map((type) => (type === "" ? "NONE" : type)).join(",")})`;
}

/** Puts in what is only known to exist. */
function insert(
  session: Session,
  kind: AuxiliaryKind,
  schema: string | null,
  name: string,
  isOptional = false,
): StatementEnd {
  if (session.ledger.find(kind, { schema }, name)) {
    if (isOptional) throw new NoEffect();
    refuse("DUPLICATE_OBJECT", `${name} already exists`);
  }
  const rights = rightsAtBirth(session, "others", schema);
  const definition = { definition: session.statementText, comment: null, ...rights };
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
  if (node.kind === "OBJECT_OPERATOR") {
    const types = ["leftarg", "rightarg"].map((side) => operandType(session, node, side));
    return insert(session, "operator", schema, operatorName(path.relname ?? "", types));
  }
  const kind = definedKinds[node.kind ?? ""];
  return kind ? insert(session, kind, schema, path.relname ?? "", node.if_not_exists) : "no effect";
}

function operandType(session: Session, node: NodeOf<"DefineStmt">, side: string): string {
  const option = (node.definition ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === side);
  return printType(unwrap(option?.arg, "TypeName"), sessionPrinter(session).resolveType);
}

/** A shell type is a promise of one; the definition that follows makes it good. */
function defineBaseType(node: NodeOf<"DefineStmt">, session: Session, path: RelationName): StatementEnd {
  const schema = path.schemaname ?? creationSchema(session);
  const shell = session.ledger.find("baseType", { schema }, path.relname ?? "");
  if (shell && node.definition) session.ledger.update(shell, { definition: session.statementText });
  else {
    const place = claimType(session, path);
    const definition = { definition: session.statementText, comment: null, ...rightsAtBirth(session, "types", schema) };
    session.ledger.insert({ kind: "baseType", parent: null, ...place, definition });
  }
  return "applied";
}

/** CREATE CAST. */
export function createCast(node: NodeOf<"CreateCastStmt">, session: Session): StatementEnd {
  const { resolveType } = sessionPrinter(session);
  const name = `${printType(node.sourcetype, resolveType)} AS ${printType(node.targettype, resolveType)}`;
  return insert(session, "cast", null, name);
}

/** CREATE TRANSFORM. */
export function createTransform(node: NodeOf<"CreateTransformStmt">, session: Session): StatementEnd {
  const name = `FOR ${printType(node.type_name, sessionPrinter(session).resolveType)} LANGUAGE ${node.lang ?? ""}`;
  return insert(session, "transform", null, name, node.replace);
}

/** CREATE OPERATOR CLASS, which makes a family of its name where it names none. */
export function createOperatorClass(node: NodeOf<"CreateOpClassStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.opclassname));
  const schema = path.schemaname ?? creationSchema(session);
  const name = `${path.relname ?? ""} USING ${node.amname ?? ""}`;
  if (!node.opfamilyname && !session.ledger.find("operatorFamily", { schema }, name)) {
    insert(session, "operatorFamily", schema, name);
  }
  return insert(session, "operatorClass", schema, name);
}

/** CREATE OPERATOR FAMILY. */
export function createOperatorFamily(node: NodeOf<"CreateOpFamilyStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.opfamilyname));
  const schema = path.schemaname ?? creationSchema(session);
  return insert(session, "operatorFamily", schema, `${path.relname ?? ""} USING ${node.amname ?? ""}`);
}

/** CREATE CONVERSION. */
export function createConversion(node: NodeOf<"CreateConversionStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.conversion_name));
  return insert(session, "conversion", path.schemaname ?? creationSchema(session), path.relname ?? "");
}

/** CREATE LANGUAGE; PL/pgSQL is there already. */
export function createLanguage(node: NodeOf<"CreatePLangStmt">, session: Session): StatementEnd {
  const name = node.plname ?? "";
  if (name === "plpgsql") throw new NoEffect();
  return insert(session, "language", null, name, node.replace);
}

/** CREATE ACCESS METHOD. */
export function createAccessMethod(node: NodeOf<"CreateAmStmt">, session: Session): StatementEnd {
  return insert(session, "accessMethod", null, node.amname ?? "");
}
