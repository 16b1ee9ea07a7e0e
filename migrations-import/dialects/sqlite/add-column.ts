import { type ColumnDefinition, tokenize, tokenName } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { columnDefinition } from "./column-definition";
import { insertConstraint } from "./constraint-names";
import { type Context, columnsOf, constraintsOf, refuse, type Table } from "./context";
import { refreshViews } from "./create-view";
import { resolveForeignKeysTo } from "./foreign-keys";
import { mostColumns } from "./limits";
import { foldName } from "./names";
import { endOf } from "./sql-node";
import { columnConstraints, type WrittenConstraint, withColumnsAsNamed } from "./table-constraints";
import { faultOfColumn, faultOfExpressions, faultOfForeignKey } from "./table-rules";

/** `ALTER TABLE … ADD COLUMN` (https://sqlite.org/lang_altertable.html#alter_table_add_column). */
export function addColumn(context: Context, table: Table, column: ColumnDefinition): StatementEnd {
  const { ledger } = context.session;
  const name = column.colName.text;
  const columns = columnsOf(context, table);
  if (ledger.find("column", { parent: table.id }, name)) {
    const hint = "Check that no migration is part of the import twice.";
    return refuse(context, "DUPLICATE_OBJECT", `The table ${table.name} already has a column ${name}.`, hint);
  }
  const written = columnConstraints(column, context.text);
  if (written.some(isKey)) {
    const hint = "Build the table anew with the column, or add a unique index.";
    return refuse(context, "INVALID_STATEMENT", `SQLite cannot add the column ${name} with a key of its own.`, hint);
  }
  if (hasCommentBehind(context.text, column)) {
    const message = `SQLite copies the comment behind the column ${name} into the table, and cannot read that then.`;
    return refuse(context, "INVALID_STATEMENT", message, "Put the comment above the statement.");
  }
  if (columns.length >= mostColumns)
    return refuseFault(context, table, name, `a table has at most ${mostColumns} columns`);
  const fault = faultOfColumn(column, { strict: table.definition.options?.includes("STRICT") ?? false }, context.text);
  if (fault !== null) return refuseFault(context, table, name, fault);
  const ordinal = (columns.at(-1)?.definition.ordinal ?? 0) + 1;
  const definition = columnDefinition(column, context.text, ordinal, noKey);
  ledger.insert({ kind: "column", parent: table.id, schema: table.schema, name, definition });
  const names = new Map([...columns.map((each) => each.name), name].map((each) => [foldName(each), each]));
  for (const constraint of written) insertConstraint(context, table, withColumnsAsNamed(constraint, names));
  const inside =
    faultOfExpressions(context, table) ?? first(written.map(({ definition }) => faultOfForeignKey(definition)));
  if (inside !== null) return refuseFault(context, table, name, inside);
  if (constraintsOf(context, table).length > 0) resolveForeignKeysTo(context, table);
  refreshViews(context, table.name);
  return "applied";
}

/** A comment that runs to the end of its line also hides what the table's statement ends with. */
function hasCommentBehind(text: string, { span }: ColumnDefinition): boolean {
  const behind = tokenize(text.slice(endOf(span)), { emitTrivia: true });
  return [...behind].some((token) => tokenName(token.type) === "COMMENT" && token.text.startsWith("--"));
}

function first(faults: readonly (string | null)[]): string | null {
  return faults.find((fault) => fault !== null) ?? null;
}

function refuseFault(context: Context, table: Table, name: string, fault: string): StatementEnd {
  const message = `SQLite refuses the column ${table.name}.${name}: ${fault}.`;
  return refuse(context, "INVALID_STATEMENT", message, "Mend the statement, or build the table anew with the column.");
}

function isKey({ definition }: WrittenConstraint): boolean {
  return definition.type === "primary key" || definition.type === "unique";
}

/** An added column is never part of the primary key. */
const noKey = {
  withoutRowid: false,
  strict: false,
  primaryKey: new Set<string>(),
  rowidAlias: null,
};
