import type { StatementEnd } from "../dialect";
import { type Context, findNamed, refuse, refuseTaken } from "./context";
import { isReserved } from "./reserved-names";

/** How a statement that makes a table or view ends before it begins, because of its name; null where the name is free. */
export function refuseName(context: Context, name: string, ifNotExists: boolean): StatementEnd | null {
  if (isReserved(name)) return refuseReserved(context, name);
  const taken = findNamed(context, name);
  if (!taken) return null;
  return ifNotExists && taken !== "index" ? "no effect" : refuseTaken(context, taken, name);
}

/** Says that a name is not to be had. */
export function refuseReserved(context: Pick<Context, "session">, name: string): StatementEnd {
  return refuse(context, "INVALID_STATEMENT", `Names like ${name} are SQLite's own.`, "Choose another name.");
}
