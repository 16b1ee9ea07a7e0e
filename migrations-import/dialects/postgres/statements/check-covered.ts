import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { constraintBehind } from "../catalog/find-index";
import type { Table } from "../catalog/find-relation";
import { optionsOf } from "../definitions/constraint-definition";
import { type IndexKey, indexOptionsOf } from "../definitions/index-definition";
import { type PartitionElement, partitionElements } from "../definitions/partition-key";
import { refuse } from "../refusal";

type Index = CatalogObjectOf<"index">;

/**
 * Rows are held against each other within one partition only. So what is unique in a partitioned table, or excluded, must be
 * over every column that parts it, as it is and compared by `=` (`DefineIndex`).
 */
export function checkCovered(session: Session, table: Table, name: string): void {
  const elements = partitionElements(table);
  const index = elements.length > 0 ? session.ledger.find("index", { parent: table.id }, name) : undefined;
  if (!index || !parts(session, index)) return;
  const keys = keysByEquality(session, index);
  if (elements.every((element) => keys.some((key) => isSame(session, table, key, element)))) return;
  refuse(
    "INVALID_STATEMENT",
    `${name} must have the columns that ${table.name} is partitioned by`,
    "rows of other partitions are not looked at",
  );
}

function parts(session: Session, index: Index): boolean {
  return index.definition.unique || constraintBehind(session, index)?.definition.type === "exclusion";
}

/** An exclusion may compare by other operators; a period that may not overlap is compared by `&&`. */
function keysByEquality(session: Session, index: Index): readonly IndexKey[] {
  const { keys } = indexOptionsOf(index);
  const constraint = constraintBehind(session, index);
  const { elements, withoutOverlaps } = constraint ? optionsOf(constraint) : {};
  if (withoutOverlaps) return keys.slice(0, -1);
  return elements ? keys.filter((_, at) => elements[at]?.operator === "=") : keys;
}

function isSame(session: Session, table: Table, key: IndexKey, element: PartitionElement): boolean {
  if (key.column === undefined || key.column !== element.column) return false;
  const usual = session.ledger.find("column", { parent: table.id }, key.column)?.definition.collation;
  const named = / COLLATE ((?:"(?:[^"]|"")*"|[\w$])+(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?)/.exec(key.suffix ?? "")?.[1];
  return (named ?? usual) === (element.collation ?? usual);
}
