import type { CreateVirtualTableStmt, DeleteStmt, Expr, InsertStmt, UpdateStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import type { Context } from "./context";
import { createVirtualTable } from "./create-virtual-table";
import { foldName } from "./names";
import { parseStatement } from "./parse-statement";
import { setDumped } from "./shadow-tables";

const schemaTables = new Set(["sqlite_master", "sqlite_schema"]);

/**
 * `INSERT`, `UPDATE` and `DELETE` change rows, not the schema; unless they write into the schema table itself. Of that a virtual
 * table is read, which is how `.dump` writes it.
 */
export function applyWrite(context: Context<DeleteStmt | InsertStmt | UpdateStmt>): StatementEnd {
  const { stmt, session } = context;
  if (!schemaTables.has(foldName(stmt.tblName.objName.text))) return "no effect";
  const text = stmt.type === "InsertStmt" ? dumpedStatement(stmt) : null;
  const dumped = text === null ? null : parseStatement(text);
  if (text !== null && dumped?.status === "ok" && dumped.root.type === "CreateVirtualTableStmt")
    return takeOver({ session, text, stmt: dumped.root });
  const hint = "Change the schema with ALTER TABLE, or by building the table anew.";
  session.report("warning", "NOT_UNDERSTOOD", "What is written into the schema table by hand is not read.", hint);
  return "not understood";
}

/** The tables that hold the data of a virtual table are made by statements of their own here. */
function takeOver(context: Context<CreateVirtualTableStmt>): StatementEnd {
  const end = createVirtualTable(context);
  if (end === "applied") setDumped(context, context.stmt.tblName.objName.text);
  return end;
}

/** The statement in the one row `('table', name, name, 0, statement)` that is written. */
function dumpedStatement({ body }: InsertStmt): string | null {
  if (body.type !== "SelectInsertBody" || body.select.select.type !== "SelectValues") return null;
  const [row, another] = body.select.select.values;
  if (!row || another || row.values.length !== 5 || stringOf(row.values[0]) !== "table") return null;
  return stringOf(row.values[4]);
}

function stringOf(value: Expr | undefined): string | null {
  return value?.type === "StringLiteral" ? value.value : null;
}
