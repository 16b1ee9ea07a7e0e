import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { relationNames, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, truncateName } from "../catalog/made-up-names";
import { defineIndex } from "../definitions/index-definition";
import { readIndexKey } from "../definitions/index-key";
import { printTableExpression } from "../definitions/table-expression";
import { itemsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { insertConstraint, timingOf } from "./constraint-parts";
import { keyText } from "./index-key";

/** Adds an exclusion constraint, with the index that stands behind it. */
export function addExclusion(session: Session, table: Table, node: NodeOf<"Constraint">, options: WriteOptions): void {
  const method = node.access_method ?? "btree";
  const pairs = (node.exclusions ?? []).map((pair) => {
    const [element, operator] = itemsOf(pair);
    const key = readIndexKey(session, table, unwrap(element, "IndexElem") ?? {}, method);
    return { key, operator: stringsOf(itemsOf(operator)).at(-1) ?? "" };
  });
  const columns = pairs.flatMap(({ key }) => (key.column === undefined ? [] : [key.column]));
  const taken = relationNames(session.ledger, table.schema ?? "");
  const name = node.conname ? truncateName(node.conname) : chooseName(table.name, joinColumns(columns), "excl", taken);
  const where = node.where_clause ? printTableExpression(session, table, node.where_clause) : null;
  const elements = pairs.map(({ key, operator }) => ({ key: keyText(key), operator }));
  const extra = { ...timingOf(node), elements, method, ...(where === null ? {} : { where }) };
  insertConstraint(session, table, name, { type: "exclusion", columns, references: null }, extra, options);
  const facts = { unique: false, method, where, constraint: name };
  const definition = { ...defineIndex(name, table, facts, { keys: pairs.map((pair) => pair.key) }), comment: null };
  session.ledger.insert(
    { kind: "index", parent: table.id, schema: table.schema, name, definition },
    { consequence: true },
  );
}
