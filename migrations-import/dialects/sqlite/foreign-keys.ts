import { type Constraint, type Context, constraintsOf, type Table } from "./context";
import { isSameName } from "./names";
import { type Deferral, foreignKeyText } from "./table-constraints";

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
  if (!references || (references.columns.length > 0 && !isImplicit(key))) return;
  const target = context.session.ledger.find("table", { schema: key.schema }, references.table);
  const primary = target && constraintsOf(context, target).find((each) => each.definition.type === "primary key");
  const isFitting = primary?.definition.columns.length === key.definition.columns.length;
  const columns = isFitting ? primary.definition.columns : [];
  pointForeignKey(context, key, { ...references, columns }, key.definition.columns);
}

/** Whether a foreign key was written without columns to point to. */
function isImplicit({ definition: { extra } }: Constraint): boolean {
  return isRecord(extra) && extra.implicit === true;
}

/** What pointed to the primary key of a table that is gone points to no columns. */
export function forgetTarget(context: Context, name: string): void {
  for (const key of foreignKeysTo(context, name)) resolveTarget(context, key);
}

/** Points a foreign key elsewhere, as a consequence of another change. */
export function pointForeignKey(
  context: Context,
  key: Constraint,
  references: NonNullable<Constraint["definition"]["references"]>,
  columns: readonly string[],
): void {
  const definition = foreignKeyText(columns, references, deferralIn(key));
  context.session.ledger.update(key, { references, columns, definition }, { consequence: true });
}

function deferralIn({ definition: { extra } }: Constraint): Deferral {
  if (!isRecord(extra) || extra.deferrable !== true) return {};
  return extra.initiallyDeferred === true ? { deferrable: true, initiallyDeferred: true } : { deferrable: true };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
