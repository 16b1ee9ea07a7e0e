import type { NamedTableConstraint } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { insertConstraint } from "./constraint-names";
import { type Context, columnsOf, refuse, refuseTaken, refuseUnknown, type Table } from "./context";
import { foldName } from "./names";
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

/** `ALTER TABLE … ALTER COLUMN … SET NOT NULL` and `DROP NOT NULL` (SQLite 3.53 and later). */
export function setNullable(context: Context, table: Table, name: string, nullable: boolean): StatementEnd {
  const column = context.session.ledger.find("column", { parent: table.id }, name);
  if (!column) return refuseUnknown(context, "column", `${table.name}.${name}`);
  context.session.ledger.update(column, { nullable });
  return "applied";
}
