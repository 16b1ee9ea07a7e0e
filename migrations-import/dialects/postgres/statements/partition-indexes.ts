import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { constraintBehind } from "../catalog/find-index";
import { isRelationTaken, type Table } from "../catalog/find-relation";
import { current, heirsOf, isPartition } from "../catalog/heirs";
import { chooseName, joinColumns } from "../catalog/made-up-names";
import { defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { defineIndex, type IndexOptions, indexOptionsOf, namesOfKeys } from "../definitions/index-definition";
import { checkCovered } from "./check-covered";

type Index = CatalogObjectOf<"index">;
type Constraint = CatalogObjectOf<"constraint">;

const asConsequence = { consequence: true } as const;

/** How an index is named as the parent of others. */
export function indexPath(index: Index): string {
  return `${index.schema ?? "public"}.${index.name}`;
}

/** The indexes of partitions that are part of an index. */
export function partsOf(session: Session, index: Index): readonly Index[] {
  const path = indexPath(index);
  return session.ledger.mentioning("index", index.name).filter((each) => indexOptionsOf(each).parent === path);
}

/** Every index of a partitioned table has one on its partition: one that is there already, or one made for it. */
export function followIndexes(session: Session, partition: Table, parent: Table): void {
  for (const index of session.ledger.children(parent.id, "index")) followIndex(session, partition, index);
}

/** Gives every partition of a table its part of a new index. */
export function spreadIndex(session: Session, parent: Table, name: string): void {
  const index = session.ledger.find("index", { parent: parent.id }, name);
  if (!index) return;
  for (const heir of heirsOf(session, parent)) if (isPartition(heir)) followIndex(session, heir, index);
}

function followIndex(session: Session, partition: Table, index: Index): void {
  const key = constraintBehind(session, index);
  const match = session.ledger.children(partition.id, "index").find((each) => isMatch(session, each, index, key));
  if (match) return attachIndex(session, match, index);
  const name = chooseIndexName(session, partition, index, key);
  const place = { parent: partition.id, schema: partition.schema, name };
  if (key) {
    const options = { ...optionsOf(key), parent: key.name, inherited: 1, onlyInherited: true as const };
    const definition = { ...defineConstraint(key.definition, options), comment: null };
    session.ledger.insert({ kind: "constraint", ...place, definition }, asConsequence);
  }
  const { only: _, ...options } = indexOptionsOf(index);
  const facts = { ...index.definition, constraint: key ? name : null };
  const definition = defineIndex(name, partition, facts, { ...options, parent: indexPath(index) });
  session.ledger.insert({ kind: "index", ...place, definition: { ...definition, comment: null } }, asConsequence);
  checkCovered(session, partition, name);
  spreadIndex(session, partition, name);
}

/** Whether an index of a partition can be the part of its parent's index (`CompareIndexInfo`). */
function isMatch(session: Session, own: Index, index: Index, key: Constraint | undefined): boolean {
  if (indexOptionsOf(own).parent !== undefined) return false;
  const ownKey = constraintBehind(session, own);
  if (key && ownKey?.definition.type !== key.definition.type) return false;
  return shapeOf(own) === shapeOf(index);
}

function shapeOf({ definition, ...index }: Index): string {
  const { keys, include, nullsNotDistinct }: IndexOptions = indexOptionsOf({ definition, ...index });
  const plain = keys.map(({ column, expression, suffix }) => [column, expression, suffix]);
  return JSON.stringify([definition.unique, definition.method, definition.where, plain, include, nullsNotDistinct]);
}

/** `ALTER INDEX … ATTACH PARTITION`: an index of a partition becomes part of its parent's. */
export function attachIndex(session: Session, part: Index, index: Index): void {
  const path = indexPath(index);
  if (indexOptionsOf(part).parent === path) return;
  session.ledger.update(part, { extra: { ...indexOptionsOf(part), parent: path } }, asConsequence);
  const [key, own] = [constraintBehind(session, index), constraintBehind(session, part)];
  if (!key || !own) return;
  const options = { ...optionsOf(own), parent: key.name, inherited: 1, onlyInherited: true as const };
  session.ledger.update(own, { extra: options }, asConsequence);
}

/** The indexes of a partition that is one no more stand on their own. */
export function releaseIndexes(session: Session, partition: Table): void {
  for (const index of session.ledger.children(partition.id, "index")) {
    const { parent, ...options } = indexOptionsOf(index);
    if (parent !== undefined) session.ledger.update(index, { extra: { ...options } }, asConsequence);
  }
  for (const constraint of session.ledger.children(partition.id, "constraint")) {
    const { parent, inherited: _, onlyInherited: __, ...options } = optionsOf(current(session, constraint));
    if (parent !== undefined) session.ledger.update(constraint, { extra: { ...options } }, asConsequence);
  }
}

function chooseIndexName(session: Session, table: Table, index: Index, key: Constraint | undefined): string {
  const isTaken = (name: string) => isRelationTaken(session.ledger, table.schema ?? "", name);
  const type = key?.definition.type;
  if (type === "primary key") return chooseName(table.name, null, "pkey", isTaken);
  const names = joinColumns(namesOfKeys(indexOptionsOf(index)));
  return chooseName(table.name, names, type === "unique" ? "key" : type === "exclusion" ? "excl" : "idx", isTaken);
}
