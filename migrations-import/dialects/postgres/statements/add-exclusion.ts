import type { Session } from "../../../replay/session";
import { isRelationTaken, relationNames, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns, numberDuplicates, truncateName } from "../catalog/made-up-names";
import { defineIndex } from "../definitions/index-definition";
import { readIndexKey } from "../definitions/index-key";
import { columnNamesIn, printIndexCondition } from "../definitions/table-expression";
import { itemsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { refuseTaken } from "../refusal";
import { checkCovered } from "./check-covered";
import { type AddOptions, insertConstraint, timingOf } from "./constraint-parts";
import { keyText, nameOfKey } from "./index-key";
import { printParameters } from "./index-parameters";
import { spreadIndex } from "./partition-indexes";
import { refuseVirtual } from "./refuse-virtual";

/** Adds an exclusion constraint, with the index that stands behind it. */
export function addExclusion(session: Session, table: Table, node: NodeOf<"Constraint">, options: AddOptions): void {
  const method = node.access_method ?? "btree";
  refuseVirtual(session, table, columnsIn(node), "an exclusion constraint");
  const pairs = readPairs(session, table, node, method);
  const columns = pairs.flatMap(({ key }) => (key.column === undefined ? [] : [key.column]));
  const taken = relationNames(session.ledger, table.schema ?? "");
  const made = () => joinColumns(numberDuplicates([...pairs.map((pair) => pair.name), ...stringsOf(node.including)]));
  const name = node.conname ? truncateName(node.conname) : chooseName(table.name, made(), "excl", taken);
  refuseTaken(isRelationTaken(session.ledger, table.schema ?? "", name), `relation ${name}`);
  const where = node.where_clause ? printIndexCondition(session, table, node.where_clause) : null;
  const elements = pairs.map(({ key, operator }) => ({ key: keyText(key), operator }));
  const further = {
    ...(node.including ? { include: stringsOf(node.including) } : {}),
    ...(node.options ? { parameters: printParameters(node.options) } : {}),
  };
  const extra = { ...timingOf(node), elements, method, ...further, ...(where === null ? {} : { where }) };
  insertConstraint(session, table, name, { type: "exclusion", columns, references: null }, extra, options);
  const facts = { unique: false, method, where, constraint: name };
  const definition = {
    ...defineIndex(name, table, facts, { keys: pairs.map((pair) => pair.key), ...further }),
    comment: null,
  };
  const index = { kind: "index", parent: table.id, schema: table.schema, name, definition } as const;
  session.ledger.insert(index, { consequence: true });
  checkCovered(session, table, name);
  if (!options.only) spreadIndex(session, table, name);
}

function columnsIn(node: NodeOf<"Constraint">): readonly string[] {
  const elements = (node.exclusions ?? []).map((pair) => unwrap(itemsOf(pair)[0], "IndexElem") ?? {});
  return [...columnNamesIn([elements, node.where_clause]), ...elements.map(nameOfKey), ...stringsOf(node.including)];
}

function readPairs(session: Session, table: Table, node: NodeOf<"Constraint">, method: string) {
  return (node.exclusions ?? []).map((pair) => {
    const [element, operator] = itemsOf(pair);
    const written = unwrap(element, "IndexElem") ?? {};
    const key = readIndexKey(session, table, written, method);
    return { key, name: nameOfKey(written), operator: stringsOf(itemsOf(operator)).at(-1) ?? "" };
  });
}
