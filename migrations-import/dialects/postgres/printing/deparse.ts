import type { Node } from "../grammar/node";

type Deparser = typeof import("pgsql-deparser");

let deparser: Deparser | null = null;

/** Loads the printer for what the engine does not print itself. */
export async function loadDeparser(): Promise<void> {
  deparser ??= await import("pgsql-deparser");
}

/** Prints rare syntax (JSON and XML constructors, grouping sets) as SQL, without the form `pg_get_expr` gives it. */
export function deparse(node: Node): string {
  if (!deparser) throw new Error("the SQL printer is not loaded");
  return deparser.deparseSync(node).replace(/;\s*$/, "");
}
