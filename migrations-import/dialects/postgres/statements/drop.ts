import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findIndex, findSequence } from "../catalog/find-index";
import { findRelation, relationName, type Table } from "../catalog/find-relation";
import { isPartition } from "../catalog/heirs";
import { isPlatformSchema } from "../catalog/platform";
import { forgetTemporary } from "../catalog/temporary";
import { indexOptionsOf } from "../definitions/index-definition";
import { deleteObjects } from "../dependents/deletion";
import { type Node, type NodeOf, pathOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { dropSchemas } from "./drop-schemas";
import { existing, isCascade, labelOf } from "./dropped-names";
import { findNamed } from "./find-named";
import { clonesOf, isCloned } from "./partition-triggers";
import { checkExactKind } from "./relation-kinds";

type Drop = NodeOf<"DropStmt">;

type Apply = (node: Drop, session: Session) => void;

const drops: { readonly [kind in NonNullable<Drop["removeType"]>]?: Apply } = {
  OBJECT_TABLE: dropTables,
  OBJECT_FOREIGN_TABLE: dropTables,
  OBJECT_VIEW: dropTables,
  OBJECT_MATVIEW: dropTables,
  OBJECT_INDEX: dropIndexes,
  OBJECT_SEQUENCE: dropSequences,
  OBJECT_SCHEMA: dropSchemas,
  OBJECT_POLICY: dropOfTable,
  OBJECT_TRIGGER: dropOfTable,
  OBJECT_RULE: dropOfTable,
};

/** DROP of anything the catalog speaks of; of anything else it changes nothing there. */
export function drop(node: Drop, session: Session): StatementEnd {
  const apply = node.removeType && drops[node.removeType];
  if (apply) apply(node, session);
  else return dropNamed(node, session);
  return "applied";
}

const words: Readonly<Record<string, string>> = {
  OBJECT_MATVIEW: "materialized view",
  OBJECT_FDW: "foreign-data wrapper",
};

function wordFor(node: Drop): string {
  const type = node.removeType ?? "";
  return (
    words[type] ??
    type
      .replace(/^OBJECT_/, "")
      .replaceAll("_", " ")
      .toLowerCase()
  );
}

function dropNamed(node: Drop, session: Session): StatementEnd {
  const first = findNamed(session, node.removeType, node.objects?.[0]);
  if (first === null) return "no effect";
  const find = (object: Node) => findNamed(session, node.removeType, object) ?? undefined;
  const found = existing(node, find, (object) => `${wordFor(node)} ${labelOf(object)}`);
  deleteObjects(session, found, { cascade: isCascade(node) });
  return "applied";
}

function dropTables(node: Drop, session: Session): void {
  const find = (object: Node): Table | null | undefined => {
    const name = relationName(pathOf(object));
    const { relname = "", schemaname } = name;
    if (forgetTemporary(session, name)) return null;
    const table = findRelation(session, name);
    if (!table && isPlatformSchema(schemaname ?? "")) throw new NoEffect();
    if (!table && (findSequence(session, name) || findIndex(session, name))) {
      refuse("INVALID_STATEMENT", `${relname} is not a ${wordFor(node)}`);
    }
    if (table) checkExactKind(table, node.removeType);
    return table;
  };
  const tables = existing(node, find, (object) => `relation ${labelOf(object)}`);
  deleteObjects(session, tables, { cascade: isCascade(node) });
}

function dropIndexes(node: Drop, session: Session): void {
  const find = (object: Node) => {
    const name = relationName(pathOf(object));
    if (forgetTemporary(session, name)) return null;
    const index = findIndex(session, name);
    if (!index && (findRelation(session, name) || findSequence(session, name))) {
      refuse("INVALID_STATEMENT", `${labelOf(object)} is not an index`);
    }
    return index;
  };
  const indexes = existing(node, find, (object) => `index ${labelOf(object)}`);
  for (const index of indexes) {
    const { constraint } = index.definition;
    if (constraint !== null) {
      refuse(
        "INVALID_STATEMENT",
        `index ${index.name} stands behind constraint ${constraint}`,
        "drop the constraint instead",
      );
    }
    const { parent } = indexOptionsOf(index);
    if (parent !== undefined)
      refuse("INVALID_STATEMENT", `index ${index.name} is part of ${parent}`, "drop that instead");
  }
  deleteObjects(session, indexes, { cascade: isCascade(node) });
}

function dropSequences(node: Drop, session: Session): void {
  const find = (object: Node) => {
    const name = relationName(pathOf(object));
    if (forgetTemporary(session, name)) return null;
    const sequence = findSequence(session, name);
    if (!sequence && (findRelation(session, name) || findIndex(session, name))) {
      refuse("INVALID_STATEMENT", `${labelOf(object)} is not a sequence`);
    }
    return sequence;
  };
  const sequences = existing(node, find, (object) => `sequence ${labelOf(object)}`);
  for (const { name, definition } of sequences) {
    const isIdentity =
      typeof definition.extra === "object" && definition.extra !== null && "identity" in definition.extra;
    if (isIdentity) refuse("INVALID_STATEMENT", `sequence ${name} belongs to an identity column`);
  }
  deleteObjects(session, sequences, { cascade: isCascade(node) });
}

/** A policy, trigger or rule is named behind its table. */
function dropOfTable(node: Drop, session: Session): void {
  const find = (object: Node): CatalogObject | undefined => findNamed(session, node.removeType, object) ?? undefined;
  const label = (object: Node) =>
    `${wordFor(node)} ${pathOf(object).at(-1)} on ${pathOf(object).slice(0, -1).join(".")}`;
  for (const object of node.objects ?? []) {
    const schema = pathOf(object).at(-3);
    if (!find(object) && schema && isPlatformSchema(schema)) throw new NoEffect();
  }
  for (const each of existing(node, find, label)) {
    if (each.kind === "trigger") dropClones(session, each);
    session.ledger.remove(each.id);
  }
}

/** The triggers of partitions that follow from one go with it, and not without. */
function dropClones(session: Session, trigger: CatalogObject): void {
  const table = session.ledger.get(trigger.parent ?? "");
  if (table?.kind !== "table" || trigger.kind !== "trigger") return;
  if (isCloned(trigger) && isPartition(table)) {
    refuse(
      "INVALID_STATEMENT",
      `trigger ${trigger.name} on ${table.name} follows from the partitioned table`,
      "drop it there",
    );
  }
  for (const clone of clonesOf(session, table, trigger.name)) session.ledger.remove(clone.id, { consequence: true });
}
