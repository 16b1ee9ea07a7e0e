import type { CatalogObject, CatalogObjectOf, ObjectId, ObjectKind } from "../model/catalog-object";
import { compareCodeUnits } from "../text/natural-order";

/** The objects by kind and by parent, sorted by schema, name and what tells overloads apart. */
export class ObjectsByKind {
  readonly #lists = new Map<string, CatalogObject[]>();

  constructor(objects: readonly CatalogObject[]) {
    for (const object of objects) {
      const key = `${object.kind}>${object.parent ?? ""}`;
      const list = this.#lists.get(key);
      if (list) list.push(object);
      else this.#lists.set(key, [object]);
    }
    for (const list of this.#lists.values()) list.sort(compareObjects);
  }

  sorted<K extends ObjectKind>(kind: K): readonly CatalogObjectOf<K>[] {
    return this.of("", kind);
  }

  of<K extends ObjectKind>(parent: ObjectId, kind: K): readonly CatalogObjectOf<K>[] {
    return (this.#lists.get(`${kind}>${parent}`) ?? []) as readonly CatalogObject[] as readonly CatalogObjectOf<K>[];
  }
}

function compareObjects(a: CatalogObject, b: CatalogObject): number {
  return (
    compareCodeUnits(a.schema ?? "", b.schema ?? "") || compareCodeUnits(a.name, b.name) || compareCodeUnits(a.id, b.id)
  );
}
