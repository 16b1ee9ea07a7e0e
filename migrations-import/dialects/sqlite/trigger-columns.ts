import type { Definitions } from "../../model/catalog-object";
import type { Json } from "../../model/json";

/** What only the engine keeps of a trigger: the columns that it waits for. */
export function updateColumns({ extra }: Definitions["trigger"]): { readonly columns?: Json } {
  const isKnown = typeof extra === "object" && extra !== null && "columns" in extra;
  return isKnown && extra.columns !== undefined ? { columns: extra.columns } : {};
}
