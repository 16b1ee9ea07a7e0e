import { type Context, columnsOf, type Table } from "./context";
import { foldName } from "./names";

/**
 * Remembers the columns of a table that goes, under the name it had when the migration began.
 *
 * A rebuilt table is a new one with columns counted from 1, although to a reader it is the old one. So that a column that
 * only stayed where it was is not taken for changed, the columns of tables gone in this migration are remembered, and
 * where a new table takes such a table's name, they get their old ordinals back where the old order stands.
 */
export function rememberOrdinals(context: Context, table: Table, name: string): void {
  const ordinals = columnsOf(context, table).map((column) => [foldName(column.name), column.definition.ordinal]);
  context.session.settings.set(goneKey(name), JSON.stringify(ordinals));
}

/** Remembers under which name a table stood before it was renamed. */
export function rememberRename(context: Context, from: string, to: string): void {
  context.session.settings.set(formerKey(to), formerName(context, from));
}

/** The name a table had before it was renamed in this migration; else its own. */
export function formerName(context: Context, name: string): string {
  return context.session.settings.get(formerKey(name)) ?? name;
}

/** Gives a table's columns the ordinals of the table that stood under its name; see {@link rememberOrdinals}. */
export function keepOrdinals(context: Context, table: Table): void {
  const gone = context.session.settings.get(goneKey(table.name));
  if (gone === undefined) return;
  const old = new Map(ordinalsIn(gone));
  let next = Math.max(0, ...old.values());
  const columns = columnsOf(context, table);
  const ordinals = columns.map((column) => {
    const before = old.get(foldName(column.name));
    if (before === undefined) next += 1;
    return before ?? next;
  });
  if (ordinals.some((ordinal, index) => ordinal <= (ordinals[index - 1] ?? 0))) return;
  for (const [index, column] of columns.entries()) {
    context.session.ledger.update(column, { ordinal: ordinals[index] ?? index + 1 }, { consequence: true });
  }
}

function ordinalsIn(text: string): [string, number][] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown): [string, number][] => {
    if (!Array.isArray(entry)) return [];
    const [name, ordinal]: unknown[] = entry;
    return typeof name === "string" && typeof ordinal === "number" ? [[name, ordinal]] : [];
  });
}

function goneKey(name: string): string {
  return `columns of ${foldName(name)}`;
}

function formerKey(name: string): string {
  return `former name of ${foldName(name)}`;
}
