import type { CatalogObject, ObjectKind } from "../../../model/catalog-object";
import type { AuxiliaryKind } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { Place } from "../../../replay/slots";
import { findIndex, findSequence } from "../catalog/find-index";
import {
  findIn,
  findRelation,
  needRelation,
  type RelationName,
  relationName,
  schemasOf,
} from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { isPlatformPublication, isPlatformSchema } from "../catalog/platform";
import { findFunction, type RoutineKind } from "../dependents/find-function";
import { type Node, type NodeOf, pathOf, unwrap } from "../grammar/node";
import { auxiliaryName } from "./auxiliary-name";
import { needPublication } from "./publications";
import { checkKind } from "./relation-kinds";

type ObjectType = NodeOf<"CommentStmt">["objtype"];

const routines: Readonly<Record<string, RoutineKind>> = {
  OBJECT_FUNCTION: "function",
  OBJECT_PROCEDURE: "procedure",
  OBJECT_AGGREGATE: "aggregate",
  OBJECT_ROUTINE: "routine",
};

/** What has a name in no schema. */
const global: Readonly<Record<string, ObjectKind>> = {
  OBJECT_SCHEMA: "schema",
  OBJECT_EXTENSION: "extension",
  OBJECT_ROLE: "role",
  OBJECT_PUBLICATION: "publication",
  OBJECT_SUBSCRIPTION: "subscription",
  OBJECT_EVENT_TRIGGER: "eventTrigger",
  OBJECT_FDW: "foreignDataWrapper",
  OBJECT_FOREIGN_SERVER: "foreignServer",
  OBJECT_LANGUAGE: "language",
  OBJECT_ACCESS_METHOD: "accessMethod",
};

/** What belongs to a table and is named behind it. */
const ofTable: Readonly<Record<string, "column" | "constraint" | "policy" | "trigger" | "rule">> = {
  OBJECT_COLUMN: "column",
  OBJECT_TABCONSTRAINT: "constraint",
  OBJECT_POLICY: "policy",
  OBJECT_TRIGGER: "trigger",
  OBJECT_RULE: "rule",
};

const inSchema: Readonly<Record<string, ObjectKind & AuxiliaryKind>> = {
  OBJECT_COLLATION: "collation",
  OBJECT_CONVERSION: "conversion",
  OBJECT_OPERATOR: "operator",
  OBJECT_OPCLASS: "operatorClass",
  OBJECT_OPFAMILY: "operatorFamily",
  OBJECT_TSCONFIGURATION: "textSearchConfiguration",
  OBJECT_TSDICTIONARY: "textSearchDictionary",
  OBJECT_TSPARSER: "textSearchParser",
  OBJECT_TSTEMPLATE: "textSearchTemplate",
  OBJECT_CAST: "cast",
  OBJECT_TRANSFORM: "transform",
};

/**
 * What a statement about an object of some type means; undefined where there is none. Null for types of objects that the
 * catalog does not hold: databases, tablespaces, large objects.
 */
export function findNamed(
  session: Session,
  type: ObjectType | undefined,
  object: Node | undefined,
  relation?: NodeOf<"RangeVar">,
): CatalogObject | undefined | null {
  const key = type ?? "";
  const path = pathOf(object);
  const routine = routines[key];
  if (routine) return findFunction(session, unwrap(object, "ObjectWithArgs") ?? {}, routine);
  const kind = global[key];
  if (kind) return findOne(session, kind, { schema: null }, path[0] ?? "") ?? findUsual(session, kind, path[0] ?? "");
  const child = ofTable[key];
  if (child) return findOfTable(session, path, child);
  const auxiliary = inSchema[key];
  if (auxiliary) return findAuxiliary(session, auxiliary, object);
  return findRelationLike(session, key, relation ?? relationName(path));
}

/** A schema or publication that is there without a migration having made it comes to stand for what the migration says of it. */
function findUsual(session: Session, kind: ObjectKind, name: string): CatalogObject | undefined {
  const place = { parent: null, schema: null, name } as const;
  const extra = { external: true };
  if (kind === "schema" && (name === "public" || isPlatformSchema(name))) {
    session.ledger.insert({ kind, ...place, definition: { comment: null, extra } }, { consequence: true });
  } else if (kind === "publication" && isPlatformPublication(name)) return needPublication(session, name);
  return findOne(session, kind, { schema: null }, name);
}

/** As the ledger's own, for a kind that is only known at run time. */
function findOne(session: Session, kind: ObjectKind, place: Place, name: string): CatalogObject | undefined {
  return session.ledger.find(kind, place, name) as CatalogObject | undefined;
}

/** Collations, operators and the like. */
export function findAuxiliary(
  session: Session,
  kind: AuxiliaryKind,
  object: Node | undefined,
): CatalogObject | undefined {
  const name = auxiliaryName(session, kind, object);
  return findIn([...schemasOf(session, name), ""], (schema) =>
    session.ledger.find(kind, { schema: schema === "" ? null : schema }, name.relname ?? ""),
  );
}

function findRelationLike(session: Session, type: string, name: RelationName): CatalogObject | undefined | null {
  switch (type) {
    case "OBJECT_TABLE":
      return (
        findRelation(session, name) ??
        findSequence(session, name) ??
        findIndex(session, name) ??
        needRelation(session, name)
      );
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
    case "OBJECT_FOREIGN_TABLE": {
      const table = needRelation(session, name);
      checkKind(table, type);
      return table;
    }
    case "OBJECT_INDEX":
      return findIndex(session, name);
    case "OBJECT_SEQUENCE":
      return findSequence(session, name);
    case "OBJECT_STATISTIC_EXT":
      return findIn(schemasOf(session, name), (schema) =>
        session.ledger.find("statistics", { schema }, name.relname ?? ""),
      );
    case "OBJECT_TYPE":
    case "OBJECT_DOMAIN":
      return findType(session, name);
    default:
      return null;
  }
}

function findOfTable(
  session: Session,
  path: readonly string[],
  kind: "column" | "constraint" | "policy" | "trigger" | "rule",
): CatalogObject | undefined {
  const table = findRelation(session, relationName(path.slice(0, -1)));
  return table && findOne(session, kind, { parent: table.id }, path.at(-1) ?? "");
}
