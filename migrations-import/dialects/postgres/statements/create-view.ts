import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import type { Table } from "../catalog/find-relation";
import { findRelation } from "../catalog/find-relation";
import { addTemporary } from "../catalog/temporary";
import { type ResultColumn, readQuery } from "../definitions/view-query";
import { type Node, type NodeOf, stringsOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { insertTable } from "./create-table";

/** CREATE VIEW and CREATE OR REPLACE VIEW. */
export function createView(node: NodeOf<"ViewStmt">, session: Session): StatementEnd {
  const relation = node.view ?? {};
  const { text, columns, uses, functions } = readQuery(session, node.query, stringsOf(node.aliases));
  const facts = { definition: text, extra: { uses, ...(functions.length > 0 ? { functions } : {}) } } as const;
  const existing = node.replace ? findRelation(session, relation) : undefined;
  if (existing && existing.definition.kind !== "view") refuse("DUPLICATE_OBJECT", `${existing.name} is not a view`);
  if (existing) session.ledger.update(existing, facts);
  const view = existing ?? insertTable(session, relation, { kind: "view", ...facts }, false);
  setViewColumns(session, view, columns);
  return "applied";
}

/** CREATE MATERIALIZED VIEW, and CREATE TABLE AS, whose columns come from the query. */
export function createTableAs(node: NodeOf<"CreateTableAsStmt">, session: Session): StatementEnd {
  const { rel = {}, colNames } = node.into ?? {};
  const isView = node.objtype === "OBJECT_MATVIEW";
  if (rel.relpersistence === "t") {
    addTemporary(session, rel.relname ?? "");
    throw new NoEffect();
  }
  const { text, columns, uses, functions } = readQuery(session, node.query, stringsOf(colNames));
  const extra = { uses, ...(functions.length > 0 ? { functions } : {}) };
  const facts = isView
    ? ({ kind: "materialized view", definition: text, extra } as const)
    : ({ kind: "table" } as const);
  const table = insertTable(session, rel, facts, node.if_not_exists ?? false);
  setViewColumns(session, table, columns);
  return "applied";
}

/** `SELECT … INTO`, the older way to say CREATE TABLE AS; any other query changes nothing. */
export function selectInto(node: NodeOf<"SelectStmt">, session: Session): StatementEnd | null {
  const { intoClause, ...query } = node;
  if (!intoClause) return null;
  const select: Node = { SelectStmt: query };
  return createTableAs({ into: intoClause, query: select, objtype: "OBJECT_TABLE" }, session);
}

function setViewColumns(session: Session, view: Table, columns: readonly ResultColumn[]): void {
  const { ledger } = session;
  const names = new Set(columns.map((column) => column.name));
  for (const old of ledger.children(view.id, "column")) if (!names.has(old.name)) ledger.remove(old.id);
  for (const [index, { name, type }] of columns.entries()) {
    const old = ledger.find("column", { parent: view.id }, name);
    const facts = { ordinal: index + 1, type };
    if (old) ledger.update(old, facts);
    else {
      const definition = { ...facts, nullable: true, default: null, identity: null, generated: null, comment: null };
      ledger.insert({ kind: "column", parent: view.id, schema: view.schema, name, definition });
    }
  }
}
