import { dialectNamed } from "../dialects/index";
import type { CatalogObject } from "../model/catalog-object";
import type { ExternalObject } from "../model/notes";
import type { DialectName } from "../model/source";

/**
 * What objects refer to and no migration created, each with the statement that first refers to it. `paths` are the
 * migrations' in apply order; only what `among` (by default all) refers to is told.
 */
export function findExternal(
  dialect: DialectName,
  of: {
    readonly objects: readonly CatalogObject[];
    readonly paths: readonly string[];
    readonly among?: readonly CatalogObject[];
  },
): readonly ExternalObject[] {
  return dialectNamed(dialect).findExternal?.(of.objects, of.paths, of.among ?? of.objects) ?? [];
}
