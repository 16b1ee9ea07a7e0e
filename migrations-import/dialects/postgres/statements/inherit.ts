import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Json } from "../../../model/json";
import type { Session } from "../../../replay/session";
import { isRelationTaken, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns } from "../catalog/made-up-names";
import { defineIndex, indexOptionsOf, namesOfKeys } from "../definitions/index-definition";
import { nextOrdinal } from "./add-column";

/** Gives a table the columns and checks of a parent, and a partition also its keys and indexes. */
export function inheritFrom(session: Session, table: Table, parent: Table, isPartition: boolean): void {
  addParent(session, table, parent, {});
  for (const column of columnsInOrder(session, parent)) {
    if (session.ledger.find("column", { parent: table.id }, column.name)) continue;
    const definition = { ...column.definition, ordinal: nextOrdinal(session, table), comment: null };
    insertChild(session, table, { kind: "column", name: column.name, definition });
  }
  for (const constraint of session.ledger.children(parent.id, "constraint")) {
    if (isPartition || constraint.definition.type === "check") inheritConstraint(session, table, constraint);
  }
  if (isPartition) inheritIndexes(session, table, parent);
}

/** A table's columns by position. */
export function columnsInOrder(session: Session, table: Table): readonly CatalogObjectOf<"column">[] {
  return [...session.ledger.children(table.id, "column")].sort((a, b) => a.definition.ordinal - b.definition.ordinal);
}

/** Remembers on both sides that a table inherits from another. */
export function addParent(session: Session, table: Table, parent: Table, facts: Readonly<Record<string, Json>>): void {
  const inherits = [...parentsOf(table), idName(parent)];
  session.ledger.update(table, { extra: { ...extraOf(table), ...facts, inherits } });
  session.ledger.update(parent, { extra: { ...extraOf(parent), hasHeirs: true } }, { consequence: true });
}

/** Tables that inherit from a table or are its partitions. */
export function heirsOf(session: Session, parent: Table): readonly Table[] {
  const current = session.ledger.get(parent.id);
  if (current?.kind !== "table" || extraOf(current).hasHeirs !== true) return [];
  const name = idName(parent);
  return session.ledger.mentioning("table", parent.name).filter((table) => parentsOf(table).includes(name));
}

/** The tables, as `schema.name`, that a table inherits from. */
export function parentsOf(table: Table): readonly string[] {
  const inherits = extraOf(table).inherits;
  return Array.isArray(inherits) ? inherits.filter((each) => typeof each === "string") : [];
}

/** How a table is named among what others inherit. */
export function idName(table: Table): string {
  return `${table.schema ?? "public"}.${table.name}`;
}

/** What a table keeps for the engine, as a record. */
export function extraOf(table: Table): Readonly<Record<string, Json>> {
  const extra = table.definition.extra;
  return typeof extra === "object" && extra !== null && !Array.isArray(extra)
    ? (extra as Readonly<Record<string, Json>>)
    : {};
}

function insertChild<K extends "column" | "constraint" | "index">(
  session: Session,
  table: Table,
  child: { kind: K; name: string; definition: CatalogObjectOf<K>["definition"] },
): void {
  session.ledger.insert({ ...child, parent: table.id, schema: table.schema }, { consequence: true });
}

function inheritConstraint(session: Session, table: Table, constraint: CatalogObjectOf<"constraint">): void {
  const { type, columns } = constraint.definition;
  if (type === "primary key" || type === "unique" || type === "exclusion") return;
  const isTaken = (each: string) => session.ledger.find("constraint", { schema: table.schema }, each) !== undefined;
  const name = type === "foreign key" ? chooseName(table.name, joinColumns(columns), "fkey", isTaken) : constraint.name;
  if (session.ledger.find("constraint", { parent: table.id }, name)) return;
  insertChild(session, table, { kind: "constraint", name, definition: { ...constraint.definition, comment: null } });
}

/** Each index of a partitioned table has one on the partition, under a made-up name; with it the key it stands behind. */
function inheritIndexes(session: Session, table: Table, parent: Table): void {
  for (const index of session.ledger.children(parent.id, "index")) {
    const key =
      index.definition.constraint === null
        ? undefined
        : session.ledger.find("constraint", { parent: parent.id }, index.definition.constraint);
    const name = chooseIndexName(session, table, index, key?.definition.type);
    const facts = { ...index.definition, constraint: key ? name : null };
    const definition = { ...defineIndex(name, table, facts, indexOptionsOf(index)), comment: null };
    if (key)
      insertChild(session, table, { kind: "constraint", name, definition: { ...key.definition, comment: null } });
    insertChild(session, table, { kind: "index", name, definition });
  }
}

function chooseIndexName(
  session: Session,
  table: Table,
  index: CatalogObjectOf<"index">,
  type: string | undefined,
): string {
  const isTaken = (name: string) => isRelationTaken(session.ledger, table.schema ?? "", name);
  if (type === "primary key") return chooseName(table.name, null, "pkey", isTaken);
  const names = namesOfKeys(indexOptionsOf(index));
  return chooseName(
    table.name,
    joinColumns(names),
    type === "unique" ? "key" : type === "exclusion" ? "excl" : "idx",
    isTaken,
  );
}
