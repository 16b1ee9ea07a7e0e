import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { heirsOf, isPartition } from "../catalog/heirs";
import { chooseName, joinColumns } from "../catalog/made-up-names";
import { defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { isConstraintTaken } from "./constraint-parts";

type Constraint = CatalogObjectOf<"constraint">;

const asConsequence = { consequence: true } as const;

/** Every foreign key of a partitioned table is one of its partition too (`CloneFkReferencing`). */
export function followForeignKeys(session: Session, partition: Table, parent: Table): void {
  for (const key of session.ledger.children(parent.id, "constraint")) {
    if (key.definition.type === "foreign key") followForeignKey(session, partition, key);
  }
}

/** Gives every partition of a table its part of a new foreign key. */
export function spreadForeignKey(session: Session, parent: Table, name: string): void {
  const key = session.ledger.find("constraint", { parent: parent.id }, name);
  if (!key) return;
  for (const heir of heirsOf(session, parent)) if (isPartition(heir)) followForeignKey(session, heir, key);
}

function followForeignKey(session: Session, partition: Table, key: Constraint): void {
  const { notValid, ...options } = optionsOf(key);
  const part = { ...options, parent: key.name, inherited: 1, onlyInherited: true as const };
  const unchecked = notValid ? { notValid } : {};
  const match = session.ledger.children(partition.id, "constraint").find((own) => isSameKey(own, key));
  if (match) {
    const isUnchecked = optionsOf(match).notValid && notValid;
    const checked = defineConstraint(match.definition, { ...part, ...(isUnchecked ? unchecked : {}) });
    session.ledger.update(match, checked, asConsequence);
    return;
  }
  const isOnTable = session.ledger.find("constraint", { parent: partition.id }, key.name);
  const isTaken = (name: string) => isConstraintTaken(session, partition, name);
  const made = () => chooseName(partition.name, joinColumns(key.definition.columns), "fkey", isTaken);
  const name = isOnTable ? made() : key.name;
  const definition = { ...defineConstraint(key.definition, { ...part, ...unchecked }), comment: null };
  const place = { kind: "constraint", parent: partition.id, schema: partition.schema, name } as const;
  session.ledger.insert({ ...place, definition }, asConsequence);
  spreadForeignKey(session, partition, name);
}

function isSameKey(own: Constraint, key: Constraint): boolean {
  if (own.definition.type !== "foreign key" || optionsOf(own).parent !== undefined) return false;
  return own.definition.definition.replace(/ NOT VALID$/, "") === key.definition.definition.replace(/ NOT VALID$/, "");
}

/** The constraints of partitions that are part of a key of their table. */
export function keyPartsOf(session: Session, table: Table, key: Constraint): readonly Constraint[] {
  return heirsOf(session, table)
    .filter(isPartition)
    .flatMap((heir) => session.ledger.children(heir.id, "constraint"))
    .filter((each) => optionsOf(each).parent === key.name && each.definition.type === key.definition.type);
}
