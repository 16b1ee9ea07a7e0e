import type { CreateVirtualTableStmt } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { type Context, columnsOf, findTable, isMadeInMain, refuse } from "./context";
import { refreshViews } from "./create-view";
import { findNamed, refuseName } from "./free-name";
import { insertBareColumn, insertTable } from "./insert-objects";
import { argumentsIn, type VirtualTable } from "./module-arguments";
import { foldName } from "./names";
import { shadowsOf } from "./shadow-tables";
import { endOf } from "./sql-node";
import { columnsOfModule, faultOfModule } from "./virtual-modules";

/** `CREATE VIRTUAL TABLE` (https://sqlite.org/lang_createvtab.html); the columns of the modules SQLite brings are known. */
export function createVirtualTable(context: Context<CreateVirtualTableStmt>): StatementEnd {
  const { stmt } = context;
  const name = stmt.tblName.objName.text;
  if (!isMadeInMain(stmt.tblName)) return "no effect";
  const end = refuseName(context, name, stmt.ifNotExists);
  if (end) return end;
  const behind = context.text.slice(endOf(stmt.moduleName.span));
  const args = argumentsIn(behind);
  const written = { name, module: foldName(stmt.moduleName.text), args: args ?? [] };
  const columns = columnsOfModule(written, (content) => columnNamesOf(context, content));
  const fault = takenFor(context, written) ?? faultOfModule(written, columns);
  if (fault !== null) {
    const message = `SQLite refuses the virtual table ${name}: ${fault}.`;
    return refuse(context, "INVALID_STATEMENT", message, "Mend the statement.");
  }
  const definition = `${stmt.moduleName.text}${args ? `(${args.join(", ")})` : ""}`;
  const table = insertTable(context, name, { kind: "virtual table", definition });
  if (!table) return "not understood";
  for (const [index, column] of columns.entries()) {
    insertBareColumn(context, table, index + 1, column);
  }
  refreshViews(context, name);
  return "applied";
}

/** Why there is no room for the tables in which a virtual table keeps its data; null where there is. */
export function takenFor(context: Pick<Context, "session">, { name, module, args }: VirtualTable): string | null {
  const taken = shadowsOf(name, module, args.join(", ")).find((shadow) => findNamed(context, shadow) !== undefined);
  return taken === undefined ? null : `it keeps its data in ${taken}, which is there already`;
}

function columnNamesOf(context: Context, name: string): readonly string[] | null {
  const table = findTable(context, name);
  return table ? columnsOf(context, table).map((column) => column.name) : null;
}
