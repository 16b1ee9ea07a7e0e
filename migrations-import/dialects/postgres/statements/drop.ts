import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIn, findRelation, relationName, schemasOf, type Table } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { isPlatformSchema } from "../catalog/platform";
import { isTemporary } from "../catalog/temporary";
import { dropFunctions } from "../dependents/drop-function";
import { dropRelations } from "../dependents/drop-objects";
import { dropSchema } from "../dependents/drop-schema";
import { dropSequence } from "../dependents/drop-sequence";
import { dropTypes } from "../dependents/drop-type";
import type { Node, NodeOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { existing, isCascade, labelOf, pathOf } from "./dropped-names";

type Drop = NodeOf<"DropStmt">;

type Apply = (node: Drop, session: Session) => void;

const drops: { readonly [kind in NonNullable<Drop["removeType"]>]?: Apply } = {
  OBJECT_TABLE: dropTables,
  OBJECT_FOREIGN_TABLE: dropTables,
  OBJECT_VIEW: dropTables,
  OBJECT_MATVIEW: dropTables,
  OBJECT_INDEX: dropIndexes,
  OBJECT_SEQUENCE: dropSequences,
  OBJECT_TYPE: dropUserTypes,
  OBJECT_DOMAIN: dropUserTypes,
  OBJECT_SCHEMA: dropSchemas,
  OBJECT_EXTENSION: dropExtensions,
  OBJECT_FUNCTION: dropFunctions,
  OBJECT_PROCEDURE: dropFunctions,
  OBJECT_ROUTINE: dropFunctions,
  OBJECT_AGGREGATE: dropFunctions,
  OBJECT_POLICY: (node, session) => dropOfTable(node, session, "policy"),
  OBJECT_TRIGGER: (node, session) => dropOfTable(node, session, "trigger"),
};

/** DROP of anything the catalog speaks of; of anything else it changes nothing there. */
export function drop(node: Drop, session: Session): StatementEnd {
  const apply = node.removeType && drops[node.removeType];
  if (!apply) return "no effect";
  apply(node, session);
  return "applied";
}

function dropTables(node: Drop, session: Session): void {
  const tables = existing<Table>(
    node,
    (object) => {
      const name = relationName(pathOf(object));
      const isOutside = isTemporary(session, name.relname ?? "") || isPlatformSchema(name.schemaname ?? "");
      const table = findRelation(session, name);
      if (!table && isOutside) throw new NoEffect();
      return table;
    },
    (object) => `relation ${labelOf(object)}`,
  );
  dropRelations(session, tables, isCascade(node));
}

function dropIndexes(node: Drop, session: Session): void {
  const find = (object: Node) => {
    const name = relationName(pathOf(object));
    return findIn(schemasOf(session, name), (schema) => session.ledger.find("index", { schema }, name.relname ?? ""));
  };
  for (const index of existing(node, find, (object) => `index ${labelOf(object)}`)) {
    const { constraint } = index.definition;
    if (constraint !== null) {
      refuse(
        "INVALID_STATEMENT",
        `index ${index.name} stands behind constraint ${constraint}`,
        "drop the constraint instead",
      );
    }
    session.ledger.remove(index.id);
  }
}

function dropSequences(node: Drop, session: Session): void {
  const find = (object: Node) => {
    const name = relationName(pathOf(object));
    return findIn(schemasOf(session, name), (schema) =>
      session.ledger.find("sequence", { schema }, name.relname ?? ""),
    );
  };
  for (const sequence of existing(node, find, (object) => `sequence ${labelOf(object)}`)) {
    dropSequence(session, sequence, isCascade(node));
  }
}

function dropUserTypes(node: Drop, session: Session): void {
  const find = (object: Node) => findType(session, relationName(pathOf(object)));
  dropTypes(
    session,
    existing(node, find, (object) => `type ${labelOf(object)}`),
    isCascade(node),
  );
}

function dropSchemas(node: Drop, session: Session): void {
  for (const object of node.objects ?? [])
    dropSchema(session, labelOf(object), node.missing_ok ?? false, isCascade(node));
}

function dropExtensions(node: Drop, session: Session): void {
  const find = (object: Node) => session.ledger.find("extension", { schema: null }, labelOf(object));
  for (const extension of existing(node, find, (object) => `extension ${labelOf(object)}`))
    session.ledger.remove(extension.id);
}

/** A policy or trigger is named behind its table. */
function dropOfTable(node: Drop, session: Session, kind: "policy" | "trigger"): void {
  const find = (object: Node): CatalogObject | undefined => {
    const path = pathOf(object);
    const table = findRelation(session, relationName(path.slice(0, -1)));
    if (!table) return undefined;
    const place = { parent: table.id };
    const name = path.at(-1) ?? "";
    return kind === "policy" ? session.ledger.find("policy", place, name) : session.ledger.find("trigger", place, name);
  };
  const label = (object: Node) => `${kind} ${pathOf(object).at(-1)} on ${pathOf(object).slice(0, -1).join(".")}`;
  for (const object of node.objects ?? []) {
    const schema = pathOf(object).at(-3);
    if (!find(object) && schema && isPlatformSchema(schema)) throw new NoEffect();
  }
  for (const each of existing(node, find, label)) session.ledger.remove(each.id);
}
