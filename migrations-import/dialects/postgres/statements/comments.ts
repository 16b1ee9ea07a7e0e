import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, findRelation, needRelation, relationName, schemasOf } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { findFunction } from "../dependents/drop-function";
import { itemsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";

type Comment = NodeOf<"CommentStmt">;

/** COMMENT ON anything the catalog speaks of; of anything else it changes nothing there. */
export function comment(node: Comment, session: Session): StatementEnd {
  const object = findCommented(node, session);
  if (object === null) return "no effect";
  if (!object)
    return refuse("UNKNOWN_OBJECT", `what the comment is about does not exist here: ${pathOf(node.object).join(".")}`);
  const text = node.comment ? node.comment : null;
  session.ledger.update(object, { comment: text } as Partial<CatalogObject["definition"]>);
  return "applied";
}

function pathOf(object: Node | undefined): readonly string[] {
  const type = unwrap(object, "TypeName");
  if (type) return stringsOf(type.names);
  const single = stringOf(object);
  return single === "" ? stringsOf(itemsOf(object)) : [single];
}

/** Null for kinds of objects that the catalog does not hold. */
function findCommented(node: Comment, session: Session): CatalogObject | undefined | null {
  const path = pathOf(node.object);
  const name = relationName(path);
  const { ledger } = session;
  switch (node.objtype) {
    case "OBJECT_TABLE":
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
    case "OBJECT_FOREIGN_TABLE":
      return needRelation(session, name);
    case "OBJECT_COLUMN":
      return findOfTable(session, path, "column");
    case "OBJECT_TABCONSTRAINT":
      return findOfTable(session, path, "constraint");
    case "OBJECT_POLICY":
      return findOfTable(session, path, "policy");
    case "OBJECT_TRIGGER":
      return findOfTable(session, path, "trigger");
    case "OBJECT_INDEX":
      return findIn(schemasOf(session, name), (schema) => ledger.find("index", { schema }, name.relname ?? ""));
    case "OBJECT_SEQUENCE":
      return findIn(schemasOf(session, name), (schema) => ledger.find("sequence", { schema }, name.relname ?? ""));
    case "OBJECT_TYPE":
    case "OBJECT_DOMAIN":
      return findType(session, name);
    case "OBJECT_FUNCTION":
    case "OBJECT_PROCEDURE":
    case "OBJECT_ROUTINE":
      return findFunction(session, unwrap(node.object, "ObjectWithArgs") ?? {});
    case "OBJECT_SCHEMA":
      return ledger.find("schema", { schema: null }, path[0] ?? "") ?? null;
    case "OBJECT_EXTENSION":
      return ledger.find("extension", { schema: null }, path[0] ?? "") ?? null;
    default:
      return null;
  }
}

function findOfTable(
  session: Session,
  path: readonly string[],
  kind: "column" | "constraint" | "policy" | "trigger",
): CatalogObject | undefined {
  const table = findRelation(session, relationName(path.slice(0, -1)));
  if (!table) return undefined;
  const place = { parent: table.id };
  const name = path.at(-1) ?? "";
  if (kind === "column") return session.ledger.find("column", place, name);
  if (kind === "constraint") return session.ledger.find("constraint", place, name);
  return kind === "policy" ? session.ledger.find("policy", place, name) : session.ledger.find("trigger", place, name);
}
