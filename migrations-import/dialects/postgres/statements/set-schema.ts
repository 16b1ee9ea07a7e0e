import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { broughtBy } from "../catalog/extension-contents";
import { findSequence } from "../catalog/find-index";
import { isRelationTaken, needRelation } from "../catalog/find-relation";
import { findTypeIn } from "../catalog/find-type";
import { relocateCollation } from "../dependents/rename-collation";
import { relocateFunction } from "../dependents/rename-functions";
import { relocateRelation, relocateSequence, relocateType } from "../dependents/rename-objects";
import { retypeUses } from "../dependents/retype-uses";
import { type NodeOf, pathOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { redefineStatistics } from "./create-statistics";
import { findNamed } from "./find-named";
import { checkCalled } from "./relation-kinds";

type Move = NodeOf<"AlterObjectSchemaStmt">;

/** ALTER … SET SCHEMA. */
export function setSchema(node: Move, session: Session): StatementEnd {
  const object = findMoved(node, session);
  if (object === null) return "no effect";
  if (!object) {
    if (node.missing_ok || node.objectType === "OBJECT_EXTENSION") throw new NoEffect();
    return refuse("UNKNOWN_OBJECT", `${pathOf(node.object).join(".")} does not exist here`);
  }
  moveTo(session, object, node.newschema ?? "");
  return "applied";
}

function findMoved(node: Move, session: Session): CatalogObject | undefined | null {
  if (node.relation && node.objectType !== "OBJECT_TYPE") {
    const moved =
      findSequence(session, node.relation) ?? needRelation(session, node.relation, node.missing_ok ?? false);
    checkCalled(moved, node.objectType);
    return moved;
  }
  return findNamed(session, node.objectType, node.object, node.relation);
}

function moveTo(session: Session, object: CatalogObject, schema: string): void {
  const { ledger } = session;
  const to = { schema, name: object.name };
  if (object.schema === schema) return;
  switch (object.kind) {
    case "table":
      refuseTaken(isRelationTaken(ledger, schema, object.name), object.name, schema);
      refuseTaken(findTypeIn(ledger, schema, object.name), object.name, schema);
      return relocateRelation(session, object, to);
    case "sequence":
      if (object.definition.ownedBy !== null)
        refuse("INVALID_STATEMENT", `sequence ${object.name} belongs to a table`, "move that");
      refuseTaken(isRelationTaken(ledger, schema, object.name), object.name, schema);
      return relocateSequence(session, object, to);
    case "enum":
    case "domain":
    case "compositeType":
    case "rangeType":
    case "baseType":
      refuseTaken(findTypeIn(ledger, schema, object.name), object.name, schema);
      return relocateType(session, object, to);
    case "function":
      return relocateFunction(session, object, to);
    case "collation":
      return relocateCollation(session, object, to);
    case "extension":
      moveTypes(session, object, schema);
      return ledger.update(object, { schema });
    case "statistics": {
      const table = ledger.get(object.parent ?? "");
      ledger.move(object.id, schema);
      return table?.kind === "table" ? redefineStatistics(session, table, (name) => name) : undefined;
    }
    default:
      ledger.move(object.id, schema);
  }
}

/** What an extension brings moves with it. */
function moveTypes(session: Session, extension: CatalogObjectOf<"extension">, schema: string): void {
  const from = extension.definition.schema ?? "public";
  for (const name of broughtBy(extension.name).types) retypeUses(session, { schema: from, name }, { schema, name });
}

function refuseTaken(isTaken: unknown, name: string, schema: string): void {
  if (isTaken) refuse("DUPLICATE_OBJECT", `there is a ${name} in schema ${schema} already`);
}
