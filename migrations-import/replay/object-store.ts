import type { Dialect } from "../dialects/dialect";
import type { CatalogObject, CatalogObjectOf, ObjectId, ObjectKind } from "../model/catalog-object";
import { MentionIndex } from "./mention-index";
import { type Entry, isFoundBySchema, type Place, SlotIndex, Slots } from "./slots";

/**
 * The objects by identity, with what finds them by name, by parent and by kind. Order is the order of making, everywhere: a
 * store made from the objects of another one gives the same answers.
 */
export class ObjectStore {
  readonly #entries = new Map<ObjectId, Entry>();
  readonly #schemas = new Map<string, Slots>();
  /** What belongs to one table. */
  readonly #families = new Map<ObjectId, Slots>();
  readonly #kinds = new Map<ObjectKind, Set<Entry>>();
  /** Made for a kind when it is first asked for. */
  readonly #mentions = new Map<ObjectKind, MentionIndex>();
  #made = 0;
  #freed = 0;
  readonly fold: (name: string) => string;
  readonly #innerName: (object: CatalogObject) => string | undefined;
  readonly #innerNames = new SlotIndex();

  constructor({ foldName, innerName }: Pick<Dialect, "foldName" | "innerName">) {
    this.fold = foldName ?? ((name) => name);
    this.#innerName = innerName ?? (() => undefined);
  }

  /** How often an object gave up a name. As long as it stays the same, a name that was taken still is. */
  get freed(): number {
    return this.#freed;
  }

  get(id: ObjectId): CatalogObject | undefined {
    return this.#entries.get(id)?.object;
  }

  values(): readonly CatalogObject[] {
    return inOrder([...this.#entries.values()]);
  }

  /** The place of an object in the order of making. */
  rankOf(id: ObjectId): number | undefined {
    return this.#entries.get(id)?.rank;
  }

  /** All objects of a kind that a name means at a place: overloaded functions, triggers of one name on several tables. */
  findAll<K extends ObjectKind>(kind: K, place: Place, name: string): readonly CatalogObjectOf<K>[] {
    return ofOneKind(this.lookup(kind, place, name));
  }

  /** As {@link findAll}, for a kind that is only known at run time. */
  lookup(kind: ObjectKind, place: Place, name: string): readonly CatalogObject[] {
    const entries: Entry[] = [];
    this.#at(place)?.of(kind)?.collect(this.fold(name), entries);
    return inOrder(entries);
  }

  /** The first of {@link findAll}. */
  find<K extends ObjectKind>(kind: K, place: Place, name: string): CatalogObjectOf<K> | undefined {
    const object = this.#at(place)?.of(kind)?.first(this.fold(name))?.object;
    return object && isOfKind(object, kind) ? object : undefined;
  }

  #at(place: Place): Slots | undefined {
    return "parent" in place ? this.#families.get(place.parent) : this.#schemas.get(this.fold(place.schema ?? ""));
  }

  holdsInnerName(schema: string | null, name: string): boolean {
    return this.#innerNames.has(this.#innerKey(schema, name));
  }

  #innerKey(schema: string | null, name: string): string {
    return `${this.fold(schema ?? "")}|${this.fold(name)}`;
  }

  /** What belongs to a table, of every kind. */
  family(parent: ObjectId): readonly CatalogObject[] {
    return inOrder(this.#families.get(parent)?.all() ?? []);
  }

  children<K extends ObjectKind>(parent: ObjectId, kind: K): readonly CatalogObjectOf<K>[] {
    const entries: Entry[] = [];
    this.#families.get(parent)?.of(kind)?.collectAll(entries);
    return ofOneKind(inOrder(entries));
  }

  ofKind<K extends ObjectKind>(kind: K): readonly CatalogObjectOf<K>[] {
    return ofOneKind(inOrder([...(this.#kinds.get(kind) ?? [])]));
  }

  /** Those of a kind whose definition holds a name, and seldom others. */
  mentioning<K extends ObjectKind>(kind: K, name: string): readonly CatalogObjectOf<K>[] {
    if (!this.#kinds.get(kind)?.size) return [];
    const ids = this.#mentionsIn(kind).holding(name);
    if (ids === null) return this.ofKind(kind);
    const entries: Entry[] = [];
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry) entries.push(entry);
    }
    return ofOneKind(inOrder(entries));
  }

  #mentionsIn(kind: ObjectKind): MentionIndex {
    const known = this.#mentions.get(kind);
    if (known) return known;
    const index = new MentionIndex(this.fold);
    for (const { object } of this.#kinds.get(kind) ?? []) index.replace(null, object);
    this.#mentions.set(kind, index);
    return index;
  }

  /** Puts an object in, or in the place of the one of its identity. One that was deleted goes back to its `rank`. */
  put(object: CatalogObject, rank?: number): void {
    const known = this.#entries.get(object.id);
    this.#mentions.get(object.kind)?.replace(known?.object ?? null, object);
    if (!known) {
      const entry = { object, rank: rank ?? this.#made };
      this.#made = Math.max(this.#made, entry.rank + 1);
      this.#entries.set(object.id, entry);
      this.#ofKind(object.kind).add(entry);
      this.#enter(entry);
      this.#moveInnerName(entry, null, object);
      return;
    }
    const old = known.object;
    known.object = object;
    this.#moveInnerName(known, old, object);
    if (old.name === object.name && old.schema === object.schema && old.parent === object.parent) return;
    this.#leave(known, old);
    this.#enter(known);
  }

  delete(id: ObjectId): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#mentions.get(entry.object.kind)?.replace(entry.object, null);
    this.#entries.delete(id);
    this.#kinds.get(entry.object.kind)?.delete(entry);
    this.#leave(entry, entry.object);
    this.#moveInnerName(entry, entry.object, null);
  }

  #moveInnerName(entry: Entry, old: CatalogObject | null, next: CatalogObject | null): void {
    const before = old ? this.#innerName(old) : undefined;
    const after = next ? this.#innerName(next) : undefined;
    if (before === after && old?.schema === next?.schema) return;
    if (old && before !== undefined) this.#innerNames.delete(this.#innerKey(old.schema, before), entry);
    if (next && after !== undefined) this.#innerNames.add(this.#innerKey(next.schema, after), entry);
  }

  #ofKind(kind: ObjectKind): Set<Entry> {
    const known = this.#kinds.get(kind);
    if (known) return known;
    const fresh = new Set<Entry>();
    this.#kinds.set(kind, fresh);
    return fresh;
  }

  /** Puts an entry where its object is found. */
  #enter(entry: Entry): void {
    const { kind, parent, schema, name } = entry.object;
    const folded = this.fold(name);
    if (parent !== null) slotsOf(this.#families, parent).add(kind, folded, entry);
    if (isFoundBySchema(entry.object)) slotsOf(this.#schemas, this.fold(schema ?? "")).add(kind, folded, entry);
  }

  /** Takes an entry from where its object was found. */
  #leave(entry: Entry, { kind, parent, schema, name }: CatalogObject): void {
    const folded = this.fold(name);
    this.#freed++;
    if (isFoundBySchema({ kind, parent })) this.#schemas.get(this.fold(schema ?? ""))?.delete(kind, folded, entry);
    const family = parent === null ? undefined : this.#families.get(parent);
    if (parent === null || !family) return;
    family.delete(kind, folded, entry);
    if (family.isEmpty) this.#families.delete(parent);
  }
}

/** The slots under a key, made where there are none. */
function slotsOf(places: Map<string, Slots>, key: string): Slots {
  const known = places.get(key);
  if (known) return known;
  const fresh = new Slots();
  places.set(key, fresh);
  return fresh;
}

/** Narrows an object to a kind. */
function isOfKind<K extends ObjectKind>(object: CatalogObject, kind: K): object is CatalogObject & CatalogObjectOf<K> {
  return object.kind === kind;
}

/** What was found under a kind is of it. */
function ofOneKind<K extends ObjectKind>(objects: readonly CatalogObject[]): readonly CatalogObjectOf<K>[] {
  return objects as readonly CatalogObject[] as readonly CatalogObjectOf<K>[];
}

/** The objects in the order of making; what was put back to its place in it comes late. */
function inOrder(entries: Entry[]): readonly CatalogObject[] {
  let last = -1;
  for (const { rank } of entries) {
    if (rank < last) {
      entries.sort((a, b) => a.rank - b.rank);
      break;
    }
    last = rank;
  }
  return entries.map(({ object }) => object);
}
