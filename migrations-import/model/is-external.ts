import type { CatalogObject } from "./catalog-object";

/**
 * Whether an object lies outside of what the migrations create: a table of the platform (`auth.users`, …) that stands in the
 * catalog only for what a migration hung on it.
 */
export function isExternal(object: CatalogObject): boolean {
  const { extra } = object.definition;
  return typeof extra === "object" && extra !== null && "external" in extra && extra.external === true;
}
