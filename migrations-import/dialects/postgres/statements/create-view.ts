import type { Json } from "../../../model/json";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import type { RelationName, Table } from "../catalog/find-relation";
import { creationSchema } from "../catalog/search-path";
import { addTemporary, hasTemporary, isTemporary } from "../catalog/temporary";
import { type ReadQuery, type ResultColumn, readQuery } from "../definitions/view-query";
import { relationsIn } from "../dependents/find-dependents";
import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { insertTable } from "./create-table";
import { columnsInOrder } from "./inherit";
import { printOptions } from "./print-options";

/** CREATE VIEW and CREATE OR REPLACE VIEW. */
export function createView(node: NodeOf<"ViewStmt">, session: Session): StatementEnd {
  const relation = node.view ?? {};
  if (relation.relpersistence !== "t") refuseTemporary(session, relation.relname ?? "", node.query);
  const read = readQuery(session, node.query, stringsOf(node.aliases));
  checkNames(read.columns, node.aliases);
  const options = optionsOf(node);
  if (options?.some((each) => each.startsWith("check_option="))) refuseUncheckable(node);
  const facts = { definition: read.text, options, extra: usesOf(read) } as const;
  const existing = node.replace ? findReplaced(session, relation) : undefined;
  if (existing) checkReplaced(session, existing, read.columns);
  if (existing) session.ledger.update(existing, facts);
  const view = existing ?? insertTable(session, relation, { kind: "view", ...facts }, false);
  setViewColumns(session, view, read.columns);
  return "applied";
}

/** What the query needs, so that it can be told what a drop takes with it, and whether all its columns are known. */
function usesOf({ uses, isPartial }: ReadQuery): { readonly [key: string]: Json } {
  return isPartial ? { uses, partial: true } : { uses };
}

/** A view of temporary tables is temporary too. */
function refuseTemporary(session: Session, name: string, query: Node | undefined): void {
  if (!hasTemporary(session)) return;
  const reads = relationsIn(query).some(({ schemaname, relname = "" }) => !schemaname && isTemporary(session, relname));
  if (!reads) return;
  addTemporary(session, name);
  throw new NoEffect();
}

const checkOptions: Readonly<Record<string, string>> = {
  LOCAL_CHECK_OPTION: "check_option=local",
  CASCADED_CHECK_OPTION: "check_option=cascaded",
};

function optionsOf(node: NodeOf<"ViewStmt">): readonly string[] | undefined {
  const check = checkOptions[node.withCheckOption ?? ""];
  const options = [...printOptions(node.options), ...(check === undefined ? [] : [check])];
  return options.length > 0 ? options : undefined;
}

/** What is written through a view can be checked only where the view is updatable by itself (`view_query_is_auto_updatable`). */
function refuseUncheckable({ query, view }: NodeOf<"ViewStmt">): void {
  const select = unwrap(query, "SelectStmt") ?? {};
  const parts = [
    select.withClause,
    select.valuesLists,
    select.distinctClause,
    select.groupClause,
    select.havingClause,
    select.limitCount,
    select.limitOffset,
    select.larg,
  ];
  const isOfOne = select.fromClause?.length === 1 && unwrap(select.fromClause[0], "RangeVar") !== undefined;
  const hasColumn = (select.targetList ?? []).some((each) => unwrap(unwrap(each, "ResTarget")?.val, "ColumnRef"));
  if (isOfOne && hasColumn && parts.every((part) => part === undefined)) return;
  refuse("INVALID_STATEMENT", `view ${view?.relname ?? ""} cannot be written through: there is nothing to check`);
}

function findReplaced(session: Session, name: RelationName): Table | undefined {
  const schema = name.schemaname ?? creationSchema(session);
  const existing = session.ledger.find("table", { schema }, name.relname ?? "");
  if (existing && existing.definition.kind !== "view") refuse("INVALID_STATEMENT", `${existing.name} is not a view`);
  return existing;
}

/** The type of what only running would tell. */
const unknown = "unknown";

/** OR REPLACE may add columns behind the others, and nothing else (`checkViewColumns`). */
function checkReplaced(session: Session, view: Table, columns: readonly ResultColumn[]): void {
  const old = columnsInOrder(session, view);
  if (columns.length < old.length && columns.length > 0) {
    refuse("INVALID_STATEMENT", `view ${view.name} cannot lose columns by OR REPLACE`, "drop it first");
  }
  for (const [index, { name, definition }] of old.entries()) {
    const next = columns[index];
    if (!next) continue;
    if (next.name !== name) {
      refuse("INVALID_STATEMENT", `column ${name} of view ${view.name} cannot become ${next.name} by OR REPLACE`);
    }
    const isKnown = definition.type !== unknown && next.type !== unknown;
    if (isKnown && next.type !== definition.type) {
      refuse("INVALID_STATEMENT", `column ${name} of view ${view.name} cannot become ${next.type} by OR REPLACE`);
    }
  }
}

/** CREATE MATERIALIZED VIEW, and CREATE TABLE AS, whose columns come from the query. */
export function createTableAs(node: NodeOf<"CreateTableAsStmt">, session: Session): StatementEnd {
  const { rel = {}, colNames, options } = node.into ?? {};
  const isView = node.objtype === "OBJECT_MATVIEW";
  if (rel.relpersistence === "t") {
    addTemporary(session, rel.relname ?? "");
    throw new NoEffect();
  }
  const read = readQuery(session, node.query, stringsOf(colNames));
  checkNames(read.columns, colNames);
  const shared = {
    ...(options ? { options: printOptions(options) } : {}),
    ...(rel.relpersistence === "u" ? { unlogged: true } : {}),
  };
  const facts = isView
    ? ({ kind: "materialized view", definition: read.text, ...shared, extra: usesOf(read) } as const)
    : ({ kind: "table", ...shared, ...(read.isPartial ? { extra: { partial: true } } : {}) } as const);
  const table = insertTable(session, rel, facts, node.if_not_exists ?? false);
  setViewColumns(session, table, read.columns);
  return "applied";
}

/** `SELECT … INTO`, the older way to say CREATE TABLE AS; any other query changes nothing. */
export function selectInto(node: NodeOf<"SelectStmt">, session: Session): StatementEnd | null {
  const { intoClause, ...query } = node;
  if (!intoClause) return null;
  const select: Node = { SelectStmt: query };
  return createTableAs({ into: intoClause, query: select, objtype: "OBJECT_TABLE" }, session);
}

/** A relation has each name once, a query no more names than columns, and no column is a row of no type (`CheckAttributeType`). */
function checkNames(columns: readonly ResultColumn[], given: readonly Node[] | undefined): void {
  const names = columns.map((column) => column.name);
  const row = columns.find(({ type }) => type === "record");
  if (row) refuse("INVALID_STATEMENT", `column ${row.name} has pseudo-type record`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) refuse("DUPLICATE_OBJECT", `column ${twice} is there twice`);
  if (columns.length > 0 && (given ?? []).length > columns.length) {
    refuse("INVALID_STATEMENT", `there are ${columns.length} columns and ${(given ?? []).length} names for them`);
  }
}

function setViewColumns(session: Session, view: Table, columns: readonly ResultColumn[]): void {
  const { ledger } = session;
  const names = new Set(columns.map((column) => column.name));
  for (const old of ledger.children(view.id, "column")) if (!names.has(old.name)) ledger.remove(old.id);
  for (const [index, { name, type, collation }] of columns.entries()) {
    const old = ledger.find("column", { parent: view.id }, name);
    const ordinal = index + 1;
    if (old) ledger.update(old, { ordinal, type, collation });
    else {
      const definition = {
        ordinal,
        type,
        nullable: true,
        default: null,
        identity: null,
        generated: null,
        comment: null,
        ...(collation === undefined ? {} : { collation }),
      };
      ledger.insert({ kind: "column", parent: view.id, schema: view.schema, name, definition });
    }
  }
}
