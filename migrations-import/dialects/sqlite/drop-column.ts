import { parseStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { columnMentionsInExpression, columnMentionsInSelect, columnMentionsInTrigger } from "./column-mentions";
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
import { columnsIn } from "./expression-columns";
import { isSameName } from "./names";
import { soughtColumn } from "./rename-column";

/**
 * `ALTER TABLE … DROP COLUMN` (https://sqlite.org/lang_altertable.html#alter_table_drop_column). SQLite refuses it for a
 * column that a key, an index, another column, a view, a trigger or a constraint written on its own depends on.
 */
export function dropColumn(context: Context, table: Table, name: string): StatementEnd {
  const { ledger } = context.session;
  const column = ledger.find("column", { parent: table.id }, name);
  if (!column) return refuseUnknown(context, "column", `${table.name}.${name}`);
  const user = firstUser(context, table, column);
  if (user !== null) {
    const message = `SQLite cannot drop the column ${table.name}.${column.name}, because ${user} uses it.`;
    return refuse(context, "INVALID_STATEMENT", message, "Drop that first, or build the table anew.");
  }
  for (const constraint of constraintsOf(context, table)) {
    if (mentions(constraint, column)) ledger.remove(constraint.id, { consequence: true });
  }
  ledger.remove(column.id);
  refreshViews(context, table.name);
  return "applied";
}

function firstUser(context: Context, table: Table, column: Column): string | null {
  return (
    constraintUser(context, table, column) ??
    generatedUser(context, table, column) ??
    indexUser(context, table, column) ??
    elsewhereUser(context, table, column)
  );
}

function constraintUser(context: Context, table: Table, column: Column): string | null {
  const user = constraintsOf(context, table).find((each) => mentions(each, column) && !goesWithColumn(each));
  return user ? `the constraint ${user.name}` : null;
}

/** A check or foreign key written with the column goes with it; a key does not. */
function goesWithColumn({ definition: { type, extra } }: Constraint): boolean {
  const ofColumn = typeof extra === "object" && extra !== null && "ofColumn" in extra;
  return ofColumn && (type === "check" || type === "foreign key");
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
  const sought = soughtColumn(context, table, column.name);
  const user = context.session.ledger.children(table.id, "index").find(({ definition }) => {
    const result = parseStmt(definition.definition);
    if (result.status !== "ok" || result.root.type !== "CreateIndexStmt") return false;
    const { columns, whereClause } = result.root;
    const nodes = whereClause ? [...columns, whereClause] : columns;
    return nodes.some((node) => columnMentionsInExpression(node, sought).length > 0);
  });
  return user ? `the index ${user.name}` : null;
}

function elsewhereUser(context: Context, table: Table, column: Column): string | null {
  const { ledger } = context.session;
  const sought = soughtColumn(context, table, column.name);
  const view = ledger.mentioning("table", table.name).find(({ definition }) => {
    const result = definition.kind === "view" ? parseStmt(definition.definition ?? "") : null;
    if (result?.status !== "ok" || result.root.type !== "SelectStmt") return false;
    return columnMentionsInSelect(result.root.body, sought).length > 0;
  });
  if (view) return `the view ${view.name}`;
  const trigger = ledger.mentioning("trigger", table.name).find(({ definition }) => {
    const result = parseStmt(definition.definition);
    if (result.status !== "ok" || result.root.type !== "CreateTriggerStmt") return false;
    return columnMentionsInTrigger(result.root, sought).length > 0;
  });
  return trigger ? `the trigger ${trigger.name}` : null;
}
