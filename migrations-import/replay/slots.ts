import type { CatalogObject, ObjectId, ObjectKind } from "../model/catalog-object";

/** Where an object is looked for: among the children of a parent, or in a schema (null: in no schema). */
export type Place = { readonly parent: ObjectId } | { readonly schema: string | null };

/** The key a name has at a place; `fold` maps names that the dialect takes for the same to one spelling. */
export function slotKey(kind: ObjectKind, place: Place, name: string, fold: (name: string) => string): string {
  const where = "parent" in place ? `>${place.parent}` : `.${fold(place.schema ?? "")}`;
  return `${kind}${where}|${fold(name)}`;
}

const kindsOfSchema: ReadonlySet<ObjectKind> = new Set(["constraint", "index", "trigger", "statistics"]);

/** Children are found by their parent; those with a name of their own in the schema by that as well. */
export function slotKeys(object: CatalogObject, fold: (name: string) => string): readonly string[] {
  const bySchema = slotKey(object.kind, { schema: object.schema }, object.name, fold);
  if (object.parent === null) return [bySchema];
  const byParent = slotKey(object.kind, { parent: object.parent }, object.name, fold);
  return kindsOfSchema.has(object.kind) ? [byParent, bySchema] : [byParent];
}

const none: ReadonlySet<ObjectId> = new Set();

/** Sets of identities by key; a key whose set becomes empty is forgotten. */
export class SlotIndex {
  readonly #ids = new Map<string, Set<ObjectId>>();
  /** Keys whose sets may be out of order; they are put in order when they are next asked for. */
  readonly #disordered = new Set<string>();
  readonly #rankOf: (id: ObjectId) => number;

  /** Sets are in the order of `rankOf`, or of adding where all ranks are the same. */
  constructor(rankOf: (id: ObjectId) => number = () => 0) {
    this.#rankOf = rankOf;
  }

  get(key: string): ReadonlySet<ObjectId> {
    if (this.#disordered.delete(key)) {
      const ids = [...(this.#ids.get(key) ?? none)];
      if (ids.length > 0) this.#ids.set(key, new Set(ids.sort((a, b) => this.#rankOf(a) - this.#rankOf(b))));
    }
    return this.#ids.get(key) ?? none;
  }

  /** Adds an identity; `isLast` where its rank is higher than all others'. */
  add(key: string, id: ObjectId, isLast = true): void {
    const ids = this.#ids.get(key);
    if (!ids) this.#ids.set(key, new Set([id]));
    else if (!ids.has(id)) {
      ids.add(id);
      if (!isLast) this.#disordered.add(key);
    }
  }

  delete(key: string, id: ObjectId): void {
    const ids = this.#ids.get(key);
    if (!ids?.delete(id) || ids.size > 0) return;
    this.#ids.delete(key);
    this.#disordered.delete(key);
  }
}
