import { type Constraint, type Context, constraintsOf, type Table } from "./context";
import { isSameName } from "./names";
import { foreignKeyText } from "./table-constraints";

/** Every foreign key that points to a table, by name, with the table it belongs to. */
export function foreignKeysTo({ session }: Context, name: string): Constraint[] {
  return session.ledger
    .mentioning("constraint", name)
    .filter(({ definition }) => definition.references !== null && isSameName(definition.references.table, name));
}

/** A foreign key that names no columns points to the primary key, which is known once both tables are there. */
export function resolveForeignKeysTo(context: Context, table: Table): void {
  for (const key of constraintsOf(context, table)) resolveTarget(context, key);
  for (const key of foreignKeysTo(context, table.name)) resolveTarget(context, key);
}

function resolveTarget(context: Context, key: Constraint): void {
  const { references } = key.definition;
  if (!references || references.columns.length > 0) return;
  const target = context.session.ledger.find("table", { schema: key.schema }, references.table);
  const primary = target && constraintsOf(context, target).find((each) => each.definition.type === "primary key");
  if (!primary || primary.definition.columns.length !== key.definition.columns.length) return;
  pointForeignKey(context, key, { ...references, columns: primary.definition.columns }, key.definition.columns);
}

/** Points a foreign key elsewhere, as a consequence of another change. */
export function pointForeignKey(
  context: Context,
  key: Constraint,
  references: NonNullable<Constraint["definition"]["references"]>,
  columns: readonly string[],
): void {
  const { extra } = key.definition;
  const suffix = isRecord(extra) && typeof extra.defer === "string" ? extra.defer : "";
  const definition = foreignKeyText(columns, references, suffix);
  context.session.ledger.update(key, { references, columns, definition }, { consequence: true });
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
