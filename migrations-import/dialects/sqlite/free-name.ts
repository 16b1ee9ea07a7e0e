import type { StatementEnd } from "../dialect";
import { type Context, findTable, refuse, refuseTaken, schemaName } from "./context";
import { isReserved } from "./reserved-names";
import { shadowOf } from "./shadow-tables";

/** How a statement that makes a table or view ends before it begins, because of its name; null where the name is free. */
export function refuseName(context: Context, name: string, ifNotExists: boolean): StatementEnd | null {
  if (isReserved(name)) return refuseReserved(context, name);
  const taken = findNamed(context, name);
  if (!taken) return null;
  return ifNotExists && taken !== "index" ? "no effect" : refuseTaken(context, taken, name);
}

/** Says that a name is not to be had. */
export function refuseReserved(context: Pick<Context, "session">, name: string): StatementEnd {
  const hint = /^sqlite_(sequence|stat[1-4])$/i.test(name)
    ? "SQLite makes this table itself when it needs it: take the statement out."
    : "Choose another name.";
  return refuse(context, "INVALID_STATEMENT", `Names like ${name} are SQLite's own.`, hint);
}

/** What has a name that tables, views and indexes share: its kind, or undefined where the name is free. */
export function findNamed(context: Pick<Context, "session">, name: string): "table" | "view" | "index" | undefined {
  const table = findTable(context, name);
  if (table) return table.definition.kind === "view" ? "view" : "table";
  if (shadowOf(context, name) === "made") return "table";
  return context.session.ledger.find("index", { schema: schemaName }, name) ? "index" : undefined;
}
