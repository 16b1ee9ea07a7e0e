import type { CatalogObject, ObjectId, ObjectKind } from "../model/catalog-object";

/** Where an object is looked for: among the children of a parent, or in a schema (null: in no schema). */
export type Place = { readonly parent: ObjectId } | { readonly schema: string | null };

const kindsOfSchema: ReadonlySet<ObjectKind> = new Set(["constraint", "index", "trigger", "statistics"]);

/** Children are found by their parent; those with a name of their own in the schema by that as well. */
export function isFoundBySchema({ kind, parent }: Pick<CatalogObject, "kind" | "parent">): boolean {
  return parent === null || kindsOfSchema.has(kind);
}

/** Keys that two objects share where they can be found by the same name at the same place. */
export function slotKeys(object: CatalogObject, fold: (name: string) => string): readonly string[] {
  const { kind, parent, schema, name } = object;
  const byParent = parent === null ? [] : [`${kind}>${parent}|${fold(name)}`];
  return isFoundBySchema(object) ? [...byParent, `${kind}.${fold(schema ?? "")}|${fold(name)}`] : byParent;
}

const none: readonly never[] = [];

/** Sets of values by key; a key whose set becomes empty is forgotten. Most hold one value. */
export class SlotIndex<Value extends string | { readonly rank: number }, Key extends string | number = string> {
  readonly #values = new Map<Key, Value | Set<Value>>();

  get(key: Key): Iterable<Value> {
    const values = this.#values.get(key);
    if (values === undefined) return none;
    return values instanceof Set ? values : [values];
  }

  size(key: Key): number {
    const values = this.#values.get(key);
    if (values === undefined) return 0;
    return values instanceof Set ? values.size : 1;
  }

  add(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, value);
    else if (values instanceof Set) values.add(value);
    else if (values !== value) this.#values.set(key, new Set([values, value]));
  }

  delete(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values === value) this.#values.delete(key);
    else if (values instanceof Set && values.delete(value) && values.size === 0) this.#values.delete(key);
  }
}

/** An object as it stands, with its place in the order of making. */
export type Entry = { object: CatalogObject; readonly rank: number };

/** The objects of one schema, or the children of one parent, by kind and name. */
export class Slots {
  readonly #byKind = new Map<ObjectKind, SlotIndex<Entry>>();

  get(kind: ObjectKind, name: string): Iterable<Entry> {
    return this.#byKind.get(kind)?.get(name) ?? none;
  }

  add(kind: ObjectKind, name: string, entry: Entry): void {
    const index = this.#byKind.get(kind);
    if (index) return index.add(name, entry);
    const fresh = new SlotIndex<Entry>();
    fresh.add(name, entry);
    this.#byKind.set(kind, fresh);
  }

  delete(kind: ObjectKind, name: string, entry: Entry): void {
    this.#byKind.get(kind)?.delete(name, entry);
  }
}
