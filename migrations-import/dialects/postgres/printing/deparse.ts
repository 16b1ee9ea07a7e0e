import { type Node, tagOf } from "../grammar/node";
import { refuse } from "../refusal";

type Deparser = typeof import("pgsql-deparser");

let deparser: Deparser | null = null;

/** Loads the printer for what the engine does not print itself. */
export async function loadDeparser(): Promise<void> {
  deparser ??= await import("pgsql-deparser");
}

/** Prints rare syntax (`JSON_TABLE`, `XMLTABLE`) as SQL, without the form PostgreSQL gives it; refuses what is too new for it. */
export function deparse(node: Node): string {
  return deparseKnown(node) ?? refuse("NOT_UNDERSTOOD", `the engine does not know how ${tagOf(node)} is written`);
}

/** Likewise; null for what is too new. */
export function deparseKnown(node: Node): string | null {
  if (!deparser) throw new Error("the SQL printer is not loaded");
  try {
    return deparser.deparseSync(node).replace(/;\s*$/, "");
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}
