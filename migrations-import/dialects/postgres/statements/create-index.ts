import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { isRelationTaken, needColumn, needRelation, relationNames, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, numberDuplicates, truncateName } from "../catalog/made-up-names";
import { isPartial } from "../catalog/partial";
import { addTemporary, isTemporary } from "../catalog/temporary";
import { defineIndex } from "../definitions/index-definition";
import { readIndexKey } from "../definitions/index-key";
import { columnNamesIn, printIndexCondition } from "../definitions/table-expression";
import { type NodeOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { checkCovered } from "./check-covered";
import { nameOfKey } from "./index-key";
import { printParameters } from "./index-parameters";
import { spreadIndex } from "./partition-indexes";
import { refuseVirtual } from "./refuse-virtual";

/** CREATE INDEX. */
export function createIndex(node: NodeOf<"IndexStmt">, session: Session): StatementEnd {
  const { schemaname, relname = "" } = node.relation ?? {};
  if (schemaname === undefined && isTemporary(session, relname)) {
    addTemporary(session, node.idxname ?? "");
    throw new NoEffect();
  }
  const table = needRelation(session, node.relation ?? {});
  const elements = (node.indexParams ?? []).map((param) => unwrap(param, "IndexElem") ?? {});
  const include = (node.indexIncludingParams ?? []).map((param) => unwrap(param, "IndexElem")?.name ?? "");
  const names = numberDuplicates([...elements.map(nameOfKey), ...include]);
  for (const { name: column } of elements) if (column !== undefined) checkColumn(session, table, column);
  refuseVirtual(
    session,
    table,
    [...columnNamesIn([elements, node.whereClause]), ...elements.map(nameOfKey), ...include],
    "an index",
  );
  const name = chooseIndexName(session, table, node, names);
  const method = node.accessMethod ?? "btree";
  const keys = elements.map((element, index) => {
    const key = readIndexKey(session, table, element, method);
    return key.column === undefined ? { ...key, name: names[index] ?? "expr" } : key;
  });
  const where = node.whereClause ? printIndexCondition(session, table, node.whereClause) : null;
  const facts = { unique: node.unique ?? false, method, where, constraint: null };
  const options = {
    keys,
    ...(include.length > 0 ? { include } : {}),
    ...(node.nulls_not_distinct ? { nullsNotDistinct: true as const } : {}),
    ...(node.options ? { parameters: printParameters(node.options) } : {}),
  };
  const definition = { ...defineIndex(name, table, facts, options), comment: null };
  session.ledger.insert({ kind: "index", parent: table.id, schema: table.schema, name, definition });
  checkCovered(session, table, name);
  if (node.relation?.inh === true) spreadIndex(session, table, name);
  return "applied";
}

/** A view's columns may not all be known; a table's are. */
function checkColumn(session: Session, table: Table, column: string): void {
  if (table.definition.kind === "table" || table.definition.kind === "partitioned table") {
    if (session.ledger.children(table.id, "column").length > 0 && !isPartial(table)) needColumn(session, table, column);
  }
}

function chooseIndexName(session: Session, table: Table, node: NodeOf<"IndexStmt">, names: readonly string[]): string {
  const schema = table.schema ?? "";
  const isTaken = (name: string) => isRelationTaken(session.ledger, schema, name);
  if (!node.idxname) return chooseName(table.name, joinColumns(names), "idx", relationNames(session.ledger, schema));
  const name = truncateName(node.idxname);
  if (!isTaken(name)) return name;
  if (node.if_not_exists) throw new NoEffect();
  return refuse(
    "DUPLICATE_OBJECT",
    `relation ${name} already exists`,
    "indexes and tables of a schema share their names",
  );
}
