import type { CatalogObject, ObjectId, ObjectKind } from "../model/catalog-object";

/** Where an object is looked for: among the children of a parent, or in a schema (null: in no schema). */
export type Place = { readonly parent: ObjectId } | { readonly schema: string | null };

/** What tells where an object is found. */
export type Placed = Pick<CatalogObject, "kind" | "parent" | "schema" | "name">;

const kindsOfSchema: ReadonlySet<ObjectKind> = new Set(["constraint", "index", "trigger", "statistics"]);

/** Children are found by their parent; those with a name of their own in the schema by that as well. */
export function isFoundBySchema({ kind, parent }: Pick<Placed, "kind" | "parent">): boolean {
  return parent === null || kindsOfSchema.has(kind);
}

/** Keys that two objects share where they can be found by the same name at the same place. */
export function slotKeys(object: Placed, fold: (name: string) => string): readonly string[] {
  const { kind, parent, schema, name } = object;
  const byParent = parent === null ? [] : [`${kind}>${parent}|${fold(name)}`];
  return isFoundBySchema(object) ? [...byParent, `${kind}.${fold(schema ?? "")}|${fold(name)}`] : byParent;
}

/** An object as it stands, with its place in the order of making. */
export type Entry = { object: CatalogObject; readonly rank: number };

/** Entries by name; a name without any is forgotten. Most have one. */
export class SlotIndex {
  readonly #entries = new Map<string, Entry | Set<Entry>>();

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The entry of a name that was made before all others of it. */
  first(name: string): Entry | undefined {
    const found = this.#entries.get(name);
    if (!(found instanceof Set)) return found;
    let first: Entry | undefined;
    for (const entry of found) if (!first || entry.rank < first.rank) first = entry;
    return first;
  }

  /** Adds the entries of a name to a list. */
  collect(name: string, into: Entry[]): void {
    addTo(into, this.#entries.get(name));
  }

  /** Adds all entries to a list. */
  collectAll(into: Entry[]): void {
    for (const found of this.#entries.values()) addTo(into, found);
  }

  add(name: string, entry: Entry): void {
    const found = this.#entries.get(name);
    if (found === undefined) this.#entries.set(name, entry);
    else if (found instanceof Set) found.add(entry);
    else if (found !== entry) this.#entries.set(name, new Set([found, entry]));
  }

  delete(name: string, entry: Entry): void {
    const found = this.#entries.get(name);
    if (found === entry) this.#entries.delete(name);
    else if (found instanceof Set && found.delete(entry) && found.size === 0) this.#entries.delete(name);
  }
}

function addTo(list: Entry[], found: Entry | Set<Entry> | undefined): void {
  if (found instanceof Set) for (const entry of found) list.push(entry);
  else if (found) list.push(found);
}

/** The objects of one schema, or the children of one parent, by kind and name. */
export class Slots {
  readonly #byKind = new Map<ObjectKind, SlotIndex>();

  get isEmpty(): boolean {
    return this.#byKind.size === 0;
  }

  /** What goes by the names of one kind. */
  of(kind: ObjectKind): SlotIndex | undefined {
    return this.#byKind.get(kind);
  }

  /** All entries, of every kind. */
  all(): Entry[] {
    const entries: Entry[] = [];
    for (const index of this.#byKind.values()) index.collectAll(entries);
    return entries;
  }

  add(kind: ObjectKind, name: string, entry: Entry): void {
    let index = this.#byKind.get(kind);
    if (!index) {
      index = new SlotIndex();
      this.#byKind.set(kind, index);
    }
    index.add(name, entry);
  }

  delete(kind: ObjectKind, name: string, entry: Entry): void {
    const index = this.#byKind.get(kind);
    index?.delete(name, entry);
    if (index?.isEmpty) this.#byKind.delete(kind);
  }
}
