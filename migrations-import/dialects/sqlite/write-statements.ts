import type { DeleteStmt, InsertStmt, UpdateStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import type { Context } from "./context";
import { foldName } from "./names";

const schemaTables = new Set(["sqlite_master", "sqlite_schema"]);

/** `INSERT`, `UPDATE` and `DELETE` change rows, not the schema; unless they write into the schema table itself. */
export function applyWrite(context: Context<DeleteStmt | InsertStmt | UpdateStmt>): StatementEnd {
  if (!schemaTables.has(foldName(context.stmt.tblName.objName.text))) return "no effect";
  const hint = "Change the schema with ALTER TABLE, or by building the table anew.";
  context.session.report(
    "warning",
    "NOT_UNDERSTOOD",
    "What is written into the schema table by hand is not read.",
    hint,
  );
  return "not understood";
}
