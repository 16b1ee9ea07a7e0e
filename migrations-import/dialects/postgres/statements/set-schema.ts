import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, needRelation, relationName, schemasOf } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { findFunction } from "../dependents/drop-function";
import { relocateRelation, relocateSequence, relocateType } from "../dependents/rename-objects";
import { redirectTriggers } from "../dependents/rename-triggers";
import { itemsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";

/** ALTER … SET SCHEMA. */
export function setSchema(node: NodeOf<"AlterObjectSchemaStmt">, session: Session): StatementEnd {
  const schema = node.newschema ?? "";
  switch (node.objectType) {
    case "OBJECT_TABLE":
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
    case "OBJECT_FOREIGN_TABLE": {
      const table = needRelation(session, node.relation ?? {}, node.missing_ok ?? false);
      relocateRelation(session, table, { schema, name: table.name });
      return "applied";
    }
    case "OBJECT_SEQUENCE":
      return moveSequence(node, session, schema);
    case "OBJECT_TYPE":
    case "OBJECT_DOMAIN": {
      const type = findType(session, relationName(stringsOf(itemsOf(node.object))));
      if (!type) return refuse("UNKNOWN_OBJECT", "the type does not exist here");
      relocateType(session, type, { schema, name: type.name });
      return "applied";
    }
    case "OBJECT_FUNCTION":
    case "OBJECT_PROCEDURE":
    case "OBJECT_ROUTINE": {
      const found = findFunction(session, unwrap(node.object, "ObjectWithArgs") ?? {});
      if (!found) return refuse("UNKNOWN_OBJECT", "the function does not exist here");
      session.ledger.move(found.id, schema);
      redirectTriggers(session, { schema: found.schema ?? "public", name: found.name }, { schema, name: found.name });
      return "applied";
    }
    default:
      return "no effect";
  }
}

function moveSequence(node: NodeOf<"AlterObjectSchemaStmt">, session: Session, schema: string): StatementEnd {
  const name = node.relation ?? {};
  const sequence = findIn(schemasOf(session, name), (each) =>
    session.ledger.find("sequence", { schema: each }, name.relname ?? ""),
  );
  if (!sequence && node.missing_ok) throw new NoEffect();
  if (!sequence) return refuse("UNKNOWN_OBJECT", `sequence ${name.relname ?? ""} does not exist here`);
  relocateSequence(session, sequence, { schema, name: sequence.name });
  return "applied";
}
