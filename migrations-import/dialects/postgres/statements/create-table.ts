import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { isRelationTaken, needRelation, type RelationName, type Table } from "../catalog/find-relation";
import { findTypeIn } from "../catalog/find-type";
import { current } from "../catalog/heirs";
import { truncateName } from "../catalog/made-up-names";
import { rightsAtBirth } from "../catalog/rights";
import { creationSchema } from "../catalog/search-path";
import { addTemporary } from "../catalog/temporary";
import { printPartitionKey } from "../definitions/partition-key";
import { type NodeOf, unwrap } from "../grammar/node";
import { qualifyName } from "../printing/quote";
import { NoEffect, refuse } from "../refusal";
import { checkBound } from "./check-bound";
import { checkCovered } from "./check-covered";
import { checkPartitioned } from "./check-inheritance";
import { fillTable } from "./fill-table";
import { printBound } from "./partition-bound";
import { printOptions } from "./print-options";

/** CREATE TABLE, with LIKE, INHERITS, OF and partitions. */
export function createTable(node: NodeOf<"CreateStmt">, session: Session): StatementEnd {
  const table = insertTable(session, node.relation ?? {}, tableFacts(node), node.if_not_exists ?? false);
  if (node.partbound) becomePartition(session, table, node);
  fillTable(session, table, node);
  if (node.partspec) {
    if (node.relation?.relpersistence === "u") refuse("INVALID_STATEMENT", "what is partitioned cannot be unlogged");
    const partitionKey = printPartitionKey(session, table, node.partspec);
    session.ledger.update(table, { partitionKey });
    const parted = current(session, table);
    for (const index of session.ledger.children(table.id, "index")) checkCovered(session, parted, index.name);
  }
  return "applied";
}

type TableFacts = Pick<Definitions["table"], "kind"> & Partial<Definitions["table"]>;

function tableFacts(node: NodeOf<"CreateStmt">): TableFacts {
  return {
    kind: node.partspec ? "partitioned table" : "table",
    ...(node.relation?.relpersistence === "u" ? { unlogged: true } : {}),
    ...(node.options ? { options: printOptions(node.options) } : {}),
    ...(node.partbound ? { extra: { partition: true } } : {}),
  };
}

function becomePartition(session: Session, table: Table, node: NodeOf<"CreateStmt">): void {
  const parent = needRelation(session, unwrap(node.inhRelations?.[0], "RangeVar") ?? {});
  checkPartitioned(parent);
  const bound = printBound(session, parent, node.partbound);
  checkBound(session, parent, table, bound);
  session.ledger.update(table, { bound });
}

/** CREATE FOREIGN TABLE. */
export function createForeignTable(node: NodeOf<"CreateForeignTableStmt">, session: Session): StatementEnd {
  const base = node.base ?? {};
  const facts = {
    ...tableFacts(base),
    kind: "foreign table",
    server: node.servername ?? "",
    ...(node.options ? { options: printOptions(node.options) } : {}),
  } as const;
  const table = insertTable(session, base.relation ?? {}, facts, base.if_not_exists ?? false);
  if (base.partbound) becomePartition(session, table, base);
  fillTable(session, table, base);
  return "applied";
}

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
  if (findTypeIn(session.ledger, schema, name)) refuse("DUPLICATE_OBJECT", `type ${name} already exists`);
  const rights = rightsAtBirth(session, "tables", schema);
  const definition = { comment: null, rlsEnabled: false, rlsForced: false, definition: null, ...rights, ...facts };
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
  if (!isRelationTaken(session.ledger, schema, name)) {
    const stub = session.ledger.find("table", { schema }, name);
    if (stub) session.ledger.remove(stub.id, { consequence: true });
    return { schema, name };
  }
  if (isOptional) throw new NoEffect();
  return refuse(
    "DUPLICATE_OBJECT",
    `relation ${qualifyName(schema, name)} already exists`,
    "the database would stop here; write IF NOT EXISTS where that is meant",
  );
}
