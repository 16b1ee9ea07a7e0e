import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { isRelationTaken, needRelation, type RelationName, type Table } from "../catalog/find-relation";
import { truncateName } from "../catalog/made-up-names";
import { creationSchema } from "../catalog/search-path";
import { addTemporary } from "../catalog/temporary";
import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { qualifyName } from "../printing/quote";
import { NoEffect, refuse } from "../refusal";
import { addColumn } from "./add-column";
import { addConstraints } from "./add-constraint";
import type { PendingConstraint } from "./constraint-parts";
import { copyLike } from "./copy-like";
import { inheritFrom } from "./inherit";

/** CREATE TABLE, with LIKE, INHERITS and partitions. */
export function createTable(node: NodeOf<"CreateStmt">, session: Session): StatementEnd {
  const kind = node.partspec ? "partitioned table" : "table";
  const table = insertTable(session, node.relation ?? {}, { kind, ...partitionOf(node) }, node.if_not_exists ?? false);
  fillTable(session, table, node);
  return "applied";
}

/** CREATE FOREIGN TABLE. */
export function createForeignTable(node: NodeOf<"CreateForeignTableStmt">, session: Session): StatementEnd {
  const base = node.base ?? {};
  const table = insertTable(session, base.relation ?? {}, { kind: "foreign table" }, base.if_not_exists ?? false);
  fillTable(session, table, base);
  return "applied";
}

type TableFacts = Pick<Definitions["table"], "kind"> & Partial<Definitions["table"]>;

/** Puts a new relation with columns where its name is free; quietly does nothing where it is not and may not be. */
export function insertTable(
  session: Session,
  relation: NodeOf<"RangeVar">,
  facts: TableFacts,
  isOptional: boolean,
): Table {
  if (relation.relpersistence === "t" || relation.schemaname === "pg_temp") {
    addTemporary(session, relation.relname ?? "");
    throw new NoEffect();
  }
  const { schema, name } = claimName(session, relation, isOptional);
  const definition = { comment: null, rlsEnabled: false, rlsForced: false, definition: null, ...facts };
  const id = session.ledger.insert({ kind: "table", parent: null, schema, name, definition });
  const table = session.ledger.find("table", { schema }, name);
  if (!table) throw new Error(`table ${id} was not inserted`);
  return table;
}

/** The schema and name a new relation gets; ends the statement where they are taken. */
export function claimName(
  session: Session,
  relation: RelationName,
  isOptional: boolean,
): { schema: string; name: string } {
  const schema = relation.schemaname ?? creationSchema(session);
  const name = truncateName(relation.relname ?? "");
  if (!isRelationTaken(session.ledger, schema, name)) return { schema, name };
  if (isOptional) throw new NoEffect();
  return refuse(
    "DUPLICATE_OBJECT",
    `relation ${qualifyName(schema, name)} already exists`,
    "the database would stop here; write IF NOT EXISTS where that is meant",
  );
}

function partitionOf(node: NodeOf<"CreateStmt">): Partial<Definitions["table"]> {
  return node.partbound ? { extra: { partition: true } } : {};
}

function fillTable(session: Session, table: Table, node: NodeOf<"CreateStmt">): void {
  const pending: PendingConstraint[] = [];
  for (const parent of node.inhRelations ?? []) {
    inheritFrom(session, table, needRelation(session, unwrap(parent, "RangeVar") ?? {}), node.partbound !== undefined);
  }
  for (const element of node.tableElts ?? []) pending.push(...addElement(session, table, element));
  for (const each of node.constraints ?? []) pending.push(...addElement(session, table, each));
  addConstraints(session, table, pending);
}

function addElement(session: Session, table: Table, element: Node): readonly PendingConstraint[] {
  if ("ColumnDef" in element) return addOrMergeColumn(session, table, element.ColumnDef);
  if ("Constraint" in element) return [{ node: element.Constraint }];
  if ("TableLikeClause" in element) copyLike(session, table, element.TableLikeClause);
  return [];
}

/** A column the table already has from what it inherits is merged with that (`MergeAttributes`). */
function addOrMergeColumn(session: Session, table: Table, node: NodeOf<"ColumnDef">): readonly PendingConstraint[] {
  const inherited = session.ledger.find("column", { parent: table.id }, node.colname ?? "");
  if (!inherited) return addColumn(session, table, node);
  const ordinal = inherited.definition.ordinal;
  const isTyped = node.typeName !== undefined;
  if (isTyped) session.ledger.remove(inherited.id);
  const pending = isTyped ? addColumn(session, table, node) : [];
  const merged = session.ledger.find("column", { parent: table.id }, node.colname ?? "");
  if (merged)
    session.ledger.update(merged, { ordinal, nullable: merged.definition.nullable && inherited.definition.nullable });
  return pending;
}
