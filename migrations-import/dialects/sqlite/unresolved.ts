import type { CatalogObject } from "../../model/catalog-object";
import type { Findings } from "./analysis/scope";

/**
 * Marks a view or trigger that names what was not there when it was made, with the tables that were not. It is taken to mean
 * what lies outside of the migrations, and so never stands in the way of another statement.
 */
export type Unresolved = { readonly unresolved?: readonly string[] };

/** The mark for what an analysis found; none where everything was there. */
export function unresolvedBy(found: Findings | null | undefined): Unresolved {
  if (found?.problems.length === 0) return {};
  return { unresolved: [...new Set(found?.missing ?? [])].sort() };
}

/** The mark a view or trigger has. */
export function unresolvedOf({ definition: { extra } }: Pick<CatalogObject, "definition">): Unresolved {
  const isMarked = typeof extra === "object" && extra !== null && "unresolved" in extra;
  return isMarked && Array.isArray(extra.unresolved) ? { unresolved: extra.unresolved.map(String) } : {};
}

/** Whether a view or trigger is marked as such. */
export function isUnresolved(object: Pick<CatalogObject, "definition">): boolean {
  return unresolvedOf(object).unresolved !== undefined;
}
