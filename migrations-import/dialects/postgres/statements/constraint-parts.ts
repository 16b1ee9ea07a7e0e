import type { ConstraintType, ForeignKeyTarget } from "../../../model/catalog-object";
import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { isPartitioned } from "../catalog/heirs";
import type { TakenNames } from "../catalog/made-up-names";
import { type ConstraintOptions, defineConstraint } from "../definitions/constraint-definition";
import { type NodeOf, stringsOf } from "../grammar/node";
import { refuse } from "../refusal";

export type ConstraintNode = NodeOf<"Constraint">;

/** A constraint to be added to a table; `column` where it was written behind one. */
export type PendingConstraint = { readonly node: ConstraintNode; readonly column?: string };

/** `only`: what inherits from the table, or is a partition of it, does not get the constraint too. */
export type AddOptions = WriteOptions & { readonly only?: boolean };

/** The columns a key constraint names; the column it stands behind where it names none. */
export function columnsOf(node: ConstraintNode, column: string | undefined): string[] {
  return node.keys ? stringsOf(node.keys) : column === undefined ? [] : [column];
}

/** Inserts a constraint under a name that must be free on its table. */
export function insertConstraint(
  session: Session,
  table: Table,
  name: string,
  facts: { type: ConstraintType; columns: readonly string[]; references: ForeignKeyTarget | null },
  constraintOptions: ConstraintOptions,
  { consequence = false }: AddOptions,
): void {
  if (session.ledger.find("constraint", { parent: table.id }, name)) {
    refuse("DUPLICATE_OBJECT", `constraint ${name} of ${table.name} already exists`);
  }
  const definition = { ...defineConstraint(facts, constraintOptions), comment: null };
  const object = { kind: "constraint", parent: table.id, schema: table.schema, name, definition } as const;
  session.ledger.insert(object, { consequence });
}

/** A partitioned table has no rows of its own that a constraint could be about alone. */
export function refuseNoInherit(table: Table, { is_no_inherit }: ConstraintNode): void {
  if (is_no_inherit && isPartitioned(table)) {
    refuse("INVALID_STATEMENT", `${table.name} is partitioned: rows are its partitions' alone`, "leave out NO INHERIT");
  }
}

/** Whether a schema has a constraint of a name, on whatever table. */
export function isConstraintTaken(session: Session, table: Table, name: string): boolean {
  return session.ledger.find("constraint", { schema: table.schema }, name) !== undefined;
}

/** The names of constraints that are taken where a table's are. */
export function constraintNames(session: Session, table: Table): TakenNames {
  const isTaken = (name: string) => isConstraintTaken(session, table, name);
  return { ledger: session.ledger, space: `constraint ${table.schema}`, isTaken };
}

/** The options that are written the same way for every kind of constraint. */
export function timingOf(node: ConstraintNode): ConstraintOptions {
  return {
    ...(node.deferrable || node.initdeferred ? { deferrable: true } : {}),
    ...(node.initdeferred ? { initiallyDeferred: true } : {}),
  };
}
