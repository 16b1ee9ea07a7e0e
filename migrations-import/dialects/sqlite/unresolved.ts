import type { CatalogObject } from "../../model/catalog-object";

/**
 * Marks a view or trigger that names what was not there when it was made. It is taken to mean what lies outside of the
 * migrations, and so never stands in the way of another statement.
 */
export const unresolved = { unresolved: true } as const;

/** Whether a view or trigger was marked as such. */
export function isUnresolved({ definition: { extra } }: Pick<CatalogObject, "definition">): boolean {
  return typeof extra === "object" && extra !== null && "unresolved" in extra;
}
