import type { CatalogObject, CatalogObjectOf, ObjectId, ObjectKind } from "../model/catalog-object";
import { MentionIndex } from "./mention-index";
import { type Place, SlotIndex, slotKey, slotKeys } from "./slots";

/**
 * The objects by identity, with what finds them by name, by parent and by kind. Order is the order of making, everywhere: a
 * store made from the objects of another one gives the same answers.
 */
export class ObjectStore {
  readonly #objects = new Map<ObjectId, CatalogObject>();
  readonly #slots = new SlotIndex((id) => this.#rankOf(id));
  readonly #families = new SlotIndex((id) => this.#rankOf(id));
  readonly #kinds = new Map<ObjectKind, Map<ObjectId, CatalogObject>>();
  /** Kinds, or all objects, that hold one that was put back in front of others; they are put in order when next asked for. */
  readonly #disordered = new Set<ObjectKind | "all">();
  /** Made for a kind when it is first asked for. */
  readonly #mentions = new Map<ObjectKind, MentionIndex>();
  /** The place of each object in the order of making. */
  readonly #ranks = new Map<ObjectId, number>();
  #made = 0;
  #freed = 0;
  readonly fold: (name: string) => string;

  constructor(fold: (name: string) => string) {
    this.fold = fold;
  }

  /** How often an object gave up a name. As long as it stays the same, a name that was taken still is. */
  get freed(): number {
    return this.#freed;
  }

  get(id: ObjectId): CatalogObject | undefined {
    return this.#objects.get(id);
  }

  values(): readonly CatalogObject[] {
    if (this.#disordered.delete("all")) this.#putInOrder(this.#objects);
    return [...this.#objects.values()];
  }

  /** The place of an object in the order of making. */
  rankOf(id: ObjectId): number | undefined {
    return this.#ranks.get(id);
  }

  /** All objects of a kind that a name means at a place: overloaded functions, triggers of one name on several tables. */
  findAll<K extends ObjectKind>(kind: K, place: Place, name: string): readonly CatalogObjectOf<K>[] {
    return this.lookup(kind, place, name).filter((object) => isOfKind(object, kind));
  }

  /** As {@link findAll}, for a kind that is only known at run time. */
  lookup(kind: ObjectKind, place: Place, name: string): readonly CatalogObject[] {
    return this.#resolve(this.#slots.get(slotKey(kind, place, name, this.fold)));
  }

  /** What belongs to a table, of every kind. */
  family(parent: ObjectId): readonly CatalogObject[] {
    return this.#resolve(this.#families.get(`>${parent}`));
  }

  children<K extends ObjectKind>(parent: ObjectId, kind: K): readonly CatalogObjectOf<K>[] {
    return this.#resolve(this.#families.get(`${kind}>${parent}`)).filter((object) => isOfKind(object, kind));
  }

  ofKind<K extends ObjectKind>(kind: K): readonly CatalogObjectOf<K>[] {
    const ofKind = this.#kinds.get(kind);
    if (ofKind && this.#disordered.delete(kind)) this.#putInOrder(ofKind);
    const objects: readonly CatalogObject[] = [...(ofKind?.values() ?? [])];
    return objects as readonly CatalogObjectOf<K>[];
  }

  /** Those of a kind whose definition holds every word of a name, and seldom others, in the order of making. */
  mentioning<K extends ObjectKind>(kind: K, name: string): readonly CatalogObjectOf<K>[] {
    const ids = this.#mentionsIn(kind).holding(name);
    if (ids === null) return this.ofKind(kind);
    const inOrder = [...ids].sort((a, b) => this.#rankOf(a) - this.#rankOf(b));
    return this.#resolve(inOrder).filter((object) => isOfKind(object, kind));
  }

  #mentionsIn(kind: ObjectKind): MentionIndex {
    const known = this.#mentions.get(kind);
    if (known) return known;
    const index = new MentionIndex(this.fold);
    for (const object of this.#kinds.get(kind)?.values() ?? []) index.replace(null, object);
    this.#mentions.set(kind, index);
    return index;
  }

  /** Puts an object in, or in the place of the one of its identity. One that was deleted goes back to its `rank`. */
  put(object: CatalogObject, rank = this.#ranks.get(object.id) ?? this.#made): void {
    const old = this.#objects.get(object.id);
    if (old) this.#unindex(old, object);
    else this.#rank(object, rank);
    this.#mentions.get(object.kind)?.replace(old ?? null, object);
    this.#objects.set(object.id, object);
    const kind = this.#kinds.get(object.kind);
    if (kind) kind.set(object.id, object);
    else this.#kinds.set(object.kind, new Map([[object.id, object]]));
    const isLast = rank === this.#made - 1;
    for (const key of slotKeys(object, this.fold)) this.#slots.add(key, object.id, isLast);
    for (const key of familyKeys(object)) this.#families.add(key, object.id, isLast);
  }

  #rank({ id, kind }: CatalogObject, rank: number): void {
    this.#ranks.set(id, rank);
    if (rank >= this.#made) this.#made = rank + 1;
    else this.#disordered.add("all").add(kind);
  }

  #rankOf(id: ObjectId): number {
    return this.#ranks.get(id) ?? 0;
  }

  #putInOrder(objects: Map<ObjectId, CatalogObject>): void {
    const inOrder = [...objects].sort(([a], [b]) => this.#rankOf(a) - this.#rankOf(b));
    objects.clear();
    for (const [id, object] of inOrder) objects.set(id, object);
  }

  delete(id: ObjectId): void {
    const old = this.#objects.get(id);
    if (!old) return;
    this.#unindex(old, null);
    this.#mentions.get(old.kind)?.replace(old, null);
    this.#ranks.delete(id);
    this.#objects.delete(id);
    this.#kinds.get(old.kind)?.delete(id);
  }

  /** Takes `old` out of every key that `next` does not have, so that it keeps its place in the others. */
  #unindex(old: CatalogObject, next: CatalogObject | null): void {
    const slots = next ? slotKeys(next, this.fold) : [];
    const families = next ? familyKeys(next) : [];
    for (const key of slotKeys(old, this.fold)) {
      if (slots.includes(key)) continue;
      this.#slots.delete(key, old.id);
      this.#freed++;
    }
    for (const key of familyKeys(old)) if (!families.includes(key)) this.#families.delete(key, old.id);
  }

  #resolve(ids: Iterable<ObjectId>): CatalogObject[] {
    const found: CatalogObject[] = [];
    for (const id of ids) {
      const object = this.#objects.get(id);
      if (object) found.push(object);
    }
    return found;
  }
}

/** Narrows an object to a kind. */
export function isOfKind<K extends ObjectKind>(
  object: CatalogObject,
  kind: K,
): object is CatalogObject & CatalogObjectOf<K> {
  return object.kind === kind;
}

function familyKeys(object: CatalogObject): readonly string[] {
  return object.parent === null ? [] : [`>${object.parent}`, `${object.kind}>${object.parent}`];
}
