import type { StatementEnd } from "../dialect";
import { analyseStoredIndex } from "./analyses";
import type { Findings } from "./analysis/scope";
import { refuseBroken, refuseBrokenBy } from "./broken";
import {
  type Column,
  type Constraint,
  type Context,
  columnsOf,
  constraintsOf,
  refuse,
  refuseUnknown,
  type Table,
} from "./context";
import { refreshViews } from "./create-view";
import { requoteStrings } from "./double-quoted-strings";
import { columnsIn } from "./expression-columns";
import { isSameName } from "./names";
import { ownerOf } from "./table-constraints";

/**
 * `ALTER TABLE … DROP COLUMN` (https://sqlite.org/lang_altertable.html#alter_table_drop_column). SQLite refuses it for a
 * column that a key, an index, another column, a view, a trigger or a constraint written on its own depends on.
 */
export function dropColumn(context: Context, table: Table, name: string): StatementEnd {
  const { ledger } = context.session;
  const column = ledger.find("column", { parent: table.id }, name);
  if (!column) return refuseUnknown(context, "column", `${table.name}.${name}`);
  if (columnsOf(context, table).every((each) => each.id === column.id || each.definition.generated !== null)) {
    const message = `SQLite cannot drop ${table.name}.${column.name}, the only column of its table that is not generated.`;
    return refuse(context, "INVALID_STATEMENT", message, "Drop the table instead.");
  }
  const change = `drop ${table.name}.${column.name}`;
  const refused = refuseBroken(context, change);
  if (refused) return refused;
  const user = firstUser(context, table, column);
  if (user !== null) {
    const message = `SQLite cannot drop the column ${table.name}.${column.name}, because ${user} uses it.`;
    return refuse(context, "INVALID_STATEMENT", message, "Drop that first, or build the table anew.");
  }
  const unfit = requoteStrings(context, change);
  if (unfit) return unfit;
  for (const constraint of constraintsOf(context, table)) {
    if (goesWith(constraint, column)) ledger.remove(constraint.id, { consequence: true });
  }
  ledger.remove(column.id);
  refreshViews(context, table.name);
  return refuseBrokenBy(context, change) ?? "applied";
}

function firstUser(context: Context, table: Table, column: Column): string | null {
  return (
    constraintUser(context, table, column) ?? generatedUser(context, table, column) ?? indexUser(context, table, column)
  );
}

function constraintUser(context: Context, table: Table, column: Column): string | null {
  const user = constraintsOf(context, table).find((each) => mentions(each, column) && !goesWith(each, column));
  return user ? `the constraint ${user.name}` : null;
}

/** A check or foreign key written with the column goes with it; a key does not. */
function goesWith({ definition }: Constraint, column: Column): boolean {
  const isKey = definition.type === "primary key" || definition.type === "unique";
  return !isKey && isSameName(ownerOf(definition) ?? "", column.name);
}

function mentions({ definition }: Constraint, column: Column): boolean {
  return definition.columns.some((name) => isSameName(name, column.name));
}

function generatedUser(context: Context, table: Table, column: Column): string | null {
  const user = columnsOf(context, table).find(
    ({ id, definition }) =>
      id !== column.id && columnsIn(definition.generated ?? "").some((name) => isSameName(name, column.name)),
  );
  return user ? `the generated column ${user.name}` : null;
}

function indexUser(context: Context, table: Table, column: Column): string | null {
  const user = context.session.ledger
    .children(table.id, "index")
    .find(({ definition }) => mentionsColumn(analyseStoredIndex(context, table, definition.definition), table, column));
  return user ? `the index ${user.name}` : null;
}

function mentionsColumn(found: Findings | null, table: Table, column: Column): boolean {
  return (found?.columns ?? []).some(
    (each) => isSameName(each.table, table.name) && isSameName(each.column, column.name),
  );
}
