import type { Definitions } from "../../model/catalog-object";
import { type Constraint, type Context, constraintsOf, type Table } from "./context";
import type { WrittenConstraint } from "./table-constraints";

/**
 * The name by which to speak of a constraint that SQLite keeps without one: `primary key`, `unique (email)`,
 * `foreign key (user_id)`. It does not contain the table's name, so that it outlives a rebuilt table.
 */
export function madeUpName({ type, columns }: Definitions["constraint"]): string {
  return type === "primary key" ? type : `${type} (${columns.join(", ")})`;
}

/** Adds a constraint to a table under its name, or one made up for it; numbered where that is taken, as SQLite does not mind. */
export function insertConstraint(context: Context, table: Table, { name, definition }: WrittenConstraint): void {
  context.session.ledger.insert({
    kind: "constraint",
    parent: table.id,
    schema: table.schema,
    name: freeName(context, table, name ?? madeUpName(definition), null),
    definition: name === null ? { ...definition, unnamed: true } : definition,
  });
}

/** Gives a constraint without a name the made-up one that goes with its definition now. */
export function renameUnnamed(context: Context, table: Table, constraint: Constraint): void {
  if (!constraint.definition.unnamed) return;
  const name = freeName(context, table, madeUpName(constraint.definition), constraint);
  context.session.ledger.rename(constraint.id, name, { consequence: true });
}

function freeName(context: Context, table: Table, base: string, self: Constraint | null): string {
  const taken = constraintsOf(context, table)
    .filter((other) => other.id !== self?.id)
    .map((other) => other.name.toLowerCase());
  let name = base;
  for (let number = 2; taken.includes(name.toLowerCase()); number += 1) name = `${base} #${number}`;
  return name;
}
