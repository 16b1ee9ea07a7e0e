import type { CatalogObject } from "../model/catalog-object";
import type { ReplayResult } from "../model/result";

/**
 * The objects as they stood after one of a replay's migrations, by undoing the changes of those behind it. Changes hold an
 * object before and after, so nothing is replayed.
 */
export function objectsAfter({ outcomes, objects }: ReplayResult, index: number): readonly CatalogObject[] {
  if (index >= outcomes.length - 1) return objects;
  const standing = new Map(objects.map((object) => [object.id, object]));
  for (const { changes } of outcomes.slice(index + 1).toReversed()) {
    for (const { object, before } of changes.toReversed()) {
      if (before) standing.set(object, before);
      else standing.delete(object);
    }
  }
  return [...standing.values()];
}
