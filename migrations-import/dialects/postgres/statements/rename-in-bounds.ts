import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf } from "../catalog/heirs";
import { partitionElements } from "../definitions/partition-key";
import { columnsOfType } from "../dependents/find-dependents";
import { quoteLiteral } from "../printing/quote";
import { keyTypes } from "./partition-bound";
import { addPartition } from "./partition-siblings";
import { readBound } from "./read-bound";

/** Shows a value of an enum under its new name in the bounds of partitions by columns of the enum. */
export function renameInBounds(session: Session, type: string, from: string, to: string): void {
  for (const column of columnsOfType(session, type)) {
    const table = session.ledger.get(column.parent ?? "");
    if (table?.kind !== "table" || column.definition.type !== type) continue;
    const at = partitionElements(table).findIndex((each) => each.column === column.name);
    if (at !== -1) renameAt(session, table, at, (value) => (value === quoteLiteral(from) ? quoteLiteral(to) : value));
  }
}

function renameAt(session: Session, parent: Table, at: number, rename: (value: string) => string): void {
  const types = keyTypes(session, parent);
  for (const partition of heirsOf(session, parent)) {
    const { bound } = partition.definition;
    if (bound === undefined) continue;
    const text = renameValues(bound, at, rename);
    if (text === bound) continue;
    session.ledger.update(partition, { bound: text }, { consequence: true });
    addPartition(session, parent, partition, { text, bound: readBound(text, types) }, types);
  }
}

/** Renames the values of one key, which are all there are in a list. */
function renameValues(bound: string, at: number, rename: (value: string) => string): string {
  const isList = bound.startsWith("FOR VALUES IN ");
  let place = 0;
  return bound.replace(/'(?:[^']|'')*'|[(,]/g, (token) => {
    if (token === "(" || token === ",") place = token === "(" ? 0 : place + 1;
    return isList || place === at ? rename(token) : token;
  });
}
