import type { NamedTableConstraint, ResolveType } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { notNullOptions } from "./column-definition";
import { insertConstraint } from "./constraint-names";
import {
  type Column,
  type Context,
  columnsOf,
  constraintsOf,
  refuse,
  refuseTaken,
  refuseUnknown,
  type Table,
} from "./context";
import { foldName, isSameName } from "./names";
import { tableConstraint, withColumnsAsNamed } from "./table-constraints";
import { faultOfExpressions } from "./table-rules";

/** `ALTER TABLE … ADD CONSTRAINT` (SQLite 3.53 and later, checks only). */
export function addConstraint(context: Context, table: Table, constraint: NamedTableConstraint): StatementEnd {
  const names = new Map(columnsOf(context, table).map((column) => [foldName(column.name), column.name]));
  const written = withColumnsAsNamed(tableConstraint(constraint, context.text), names);
  if (written.definition.type !== "check") {
    const hint = "Build the table anew with the constraint.";
    return refuse(context, "INVALID_STATEMENT", `SQLite cannot add a ${written.definition.type} to a table.`, hint);
  }
  const isTaken =
    written.name !== null && context.session.ledger.find("constraint", { parent: table.id }, written.name);
  if (isTaken) return refuseTaken(context, "constraint", `${table.name}.${written.name}`);
  insertConstraint(context, table, written);
  const fault = faultOfExpressions(context, table);
  if (fault === null) return "applied";
  return refuse(context, "INVALID_STATEMENT", `SQLite refuses the constraint: ${fault}.`, "Mend the statement.");
}

/** `ALTER TABLE … DROP CONSTRAINT` (SQLite 3.53 and later). */
export function dropConstraint(context: Context, table: Table, name: string): StatementEnd {
  const column = columnsOf(context, table).find((each) => isSameName(notNullOf(each) ?? "", name));
  if (column) return dropNotNull(context, table, column.name);
  const constraint = context.session.ledger.find("constraint", { parent: table.id }, name);
  if (!constraint || constraint.definition.unnamed)
    return refuseUnknown(context, "constraint", `${table.name}.${name}`);
  if (constraint.definition.type !== "check") {
    const hint = "Build the table anew without the constraint.";
    return refuse(context, "INVALID_STATEMENT", `SQLite cannot drop a ${constraint.definition.type}.`, hint);
  }
  context.session.ledger.remove(constraint.id);
  return "applied";
}

/** `ALTER TABLE … ALTER COLUMN … SET NOT NULL` (SQLite 3.53 and later): stands for one that was there. */
export function setNotNull(
  context: Context,
  table: Table,
  name: string,
  onConflict: ResolveType | undefined,
): StatementEnd {
  const column = context.session.ledger.find("column", { parent: table.id }, name);
  if (!column) return refuseUnknown(context, "column", `${table.name}.${name}`);
  const facts = { nullable: false, extra: withoutName(column), options: notNullOptions(onConflict) };
  context.session.ledger.update(column, facts);
  return "applied";
}

/** `ALTER TABLE … ALTER COLUMN … DROP NOT NULL` (SQLite 3.53 and later). */
export function dropNotNull(context: Context, table: Table, name: string): StatementEnd {
  const column = context.session.ledger.find("column", { parent: table.id }, name);
  if (!column) return refuseUnknown(context, "column", `${table.name}.${name}`);
  const nullable = !isNotNullAsKey(context, table, column);
  context.session.ledger.update(column, { nullable, extra: withoutName(column), options: undefined });
  return "applied";
}

/** The primary key of a table WITHOUT ROWID is NOT NULL by itself, and that of a STRICT one, unless it is the rowid. */
function isNotNullAsKey(context: Context, table: Table, { name, definition }: Column): boolean {
  const { options = [] } = table.definition;
  const key = constraintsOf(context, table).find((each) => each.definition.type === "primary key");
  const columns = key?.definition.columns ?? [];
  const isRowid = definition.type === "INTEGER" && columns.length === 1;
  const isStrict = options.includes("WITHOUT ROWID") || (options.includes("STRICT") && !isRowid);
  return isStrict && columns.includes(name);
}

function notNullOf({ definition: { extra } }: Column): string | null {
  const isNamed = typeof extra === "object" && extra !== null && "notNull" in extra;
  return isNamed && typeof extra.notNull === "string" ? extra.notNull : null;
}

function withoutName({ definition: { extra } }: Column) {
  if (typeof extra !== "object" || extra === null || Array.isArray(extra)) return extra;
  const kept = Object.entries(extra).filter(([fact]) => fact !== "notNull");
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
