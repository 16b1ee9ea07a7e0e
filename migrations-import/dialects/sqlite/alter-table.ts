import type { AlterTableBody, AlterTableStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { addColumn } from "./add-column";
import { addConstraint, dropConstraint, dropNotNull, setNotNull } from "./alter-constraint";
import {
  type Context,
  findTable,
  isInMain,
  isTemporary,
  refuse,
  refuseUnknown,
  setTemporary,
  type Table,
} from "./context";
import { dropColumn } from "./drop-column";
import { renameColumn } from "./rename-column";
import { renameTable } from "./rename-table";

type Handler<T extends AlterTableBody["type"]> = (
  context: Context<AlterTableStmt>,
  table: Table,
  body: Extract<AlterTableBody, { type: T }>,
) => StatementEnd;

const handlers: { readonly [T in AlterTableBody["type"]]: Handler<T> } = {
  RenameToAlterTableBody: (context, table, body) => renameTable(context, table, body.name.text),
  RenameColumnAlterTableBody: renameColumn,
  AddColumnAlterTableBody: (context, table, body) => addColumn(context, table, body.column),
  DropColumnAlterTableBody: (context, table, body) => dropColumn(context, table, body.column.text),
  AddConstraintAlterTableBody: (context, table, body) => addConstraint(context, table, body.constraint),
  DropConstraintAlterTableBody: (context, table, body) => dropConstraint(context, table, body.name.text),
  SetColumnNotNullAlterTableBody: (context, table, body) =>
    setNotNull(context, table, body.column.text, body.onConflict),
  DropColumnNotNullAlterTableBody: (context, table, body) => dropNotNull(context, table, body.column.text),
};

/** `ALTER TABLE` (https://sqlite.org/lang_altertable.html). */
export function alterTable(context: Context<AlterTableStmt>): StatementEnd {
  const { stmt } = context;
  const name = stmt.tblName.objName.text;
  if (!isInMain(context, stmt.tblName)) {
    if (stmt.body.type === "RenameToAlterTableBody" && isTemporary(context, name)) {
      setTemporary(context, name, false);
      setTemporary(context, stmt.body.name.text, true);
    }
    return "no effect";
  }
  const table = findTable(context, name);
  if (!table) return refuseUnknown(context, "table", name);
  if (table.definition.kind === "view") {
    const hint = "Drop the view and create it anew.";
    return refuse(context, "INVALID_STATEMENT", `SQLite cannot alter ${name}, because it is a view.`, hint);
  }
  if (table.definition.kind === "virtual table" && stmt.body.type !== "RenameToAlterTableBody") {
    const hint = "Drop it and create it anew.";
    return refuse(context, "INVALID_STATEMENT", `SQLite can only rename ${name}, because it is a virtual table.`, hint);
  }
  return applyBody(context, table, stmt.body);
}

function applyBody<T extends AlterTableBody["type"]>(
  context: Context<AlterTableStmt>,
  table: Table,
  body: Extract<AlterTableBody, { type: T }> & { readonly type: T },
): StatementEnd {
  return handlers[body.type](context, table, body);
}
