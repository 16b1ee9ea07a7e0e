import "server-only";
import { randomUUID } from "node:crypto";
import type { CatalogObject, ObjectId } from "@/migrations-import/index";
import { argsOf, type NamedVersion } from "./stored-object";

/** What is known of a project's identities before new migrations are laid on top. */
export type KnownIdentities = {
  /** The objects that stand where the replay begins (none for a replay from the start). */
  readonly standing: readonly NamedVersion[];
  /** Objects dropped before that, the last dropped last: one of the same name takes the identity back. */
  readonly dropped: readonly NamedVersion[];
  /** For a replay from the start: what the catalog had before it, the surest last. */
  readonly former: readonly NamedVersion[];
};

type Options = {
  /** Every engine identity that will be added: what is known by one of them is not given away by name before. */
  readonly coming: ReadonlySet<ObjectId>;
};

/** An identity made by this import. */
export type NewIdentity = { readonly id: string; readonly kind: string; readonly tableId: string | null };

/**
 * Says which stored identity an engine's object is. An engine identity that is known keeps its object; an added object
 * with the kind and qualified name of a dropped one is that one again, so that its docs return; in a replay from the start,
 * what is not known by engine identity is matched by kind and qualified name with what was there before.
 */
export class IdentityBook {
  readonly #standing = new Map<ObjectId, string>();
  readonly #taken = new Set<string>();
  readonly #byEngineId = new Map<ObjectId, NamedVersion>();
  readonly #dropped = new Map<string, NamedVersion>();
  readonly #former = new Map<string, NamedVersion>();
  readonly #made = new Map<string, NewIdentity>();

  constructor(known: KnownIdentities, { coming }: Options) {
    for (const each of [...known.former, ...known.dropped]) this.#byEngineId.set(each.engineId, each);
    const awaited = new Set(known.former.filter((each) => coming.has(each.engineId)).map((each) => each.objectId));
    for (const each of known.former) if (!awaited.has(each.objectId)) this.#former.set(keyOf(each), each);
    for (const each of known.dropped) this.#dropped.set(keyOf(each), each);
    for (const each of known.standing) {
      this.#standing.set(each.engineId, each.objectId);
      this.#taken.add(each.objectId);
    }
  }

  /** The identities that are new, tables before what belongs to them. */
  get made(): readonly NewIdentity[] {
    return [...this.#made.values()].sort((a, b) => Number(b.id === b.tableId) - Number(a.id === a.tableId));
  }

  /** The identity of an object that stands. */
  idOf(id: ObjectId): string {
    const known = this.#standing.get(id);
    if (known === undefined) throw new Error(`no identity stands for ${id}`);
    return known;
  }

  /** The identity of the table an object is or belongs to; null for what stands on its own. */
  tableOf(object: CatalogObject): string | null {
    if (object.kind === "table") return this.idOf(object.id);
    return object.parent === null ? null : this.idOf(object.parent);
  }

  /** Gives an added object its identity. What belongs to a table is given one after its table. */
  add(object: CatalogObject): string {
    const key = keyOf(this.#namesOf(object));
    const candidates = [this.#byEngineId.get(object.id), this.#dropped.get(key), this.#former.get(key)];
    const found = candidates.find(
      (each) => each !== undefined && each.kind === object.kind && !this.#taken.has(each.objectId),
    );
    const id = found?.objectId ?? timedUuid();
    this.#standing.set(object.id, id);
    this.#taken.add(id);
    if (!found) this.#made.set(id, { id, kind: object.kind, tableId: this.tableOf(object) });
    return id;
  }

  /** Takes note that an object is gone; gives the identity it had. */
  drop(object: CatalogObject): string {
    const objectId = this.idOf(object.id);
    const names = { ...this.#namesOf(object), objectId };
    this.#standing.delete(object.id);
    this.#taken.delete(objectId);
    this.#dropped.set(keyOf(names), names);
    this.#byEngineId.set(object.id, names);
    return objectId;
  }

  #namesOf(object: CatalogObject): NamedVersion {
    const parent = object.parent === null ? null : (this.#standing.get(object.parent) ?? null);
    const tableId = object.kind === "table" ? (this.#standing.get(object.id) ?? null) : parent;
    const { id: engineId, kind, schema, name } = object;
    return { objectId: "", engineId, kind, schema, name, tableId, args: argsOf(kind, object.definition) };
  }
}

/** What belongs to a table is named within it, everything else within its schema. */
function keyOf(names: NamedVersion): string {
  const isOnItsOwn = names.kind === "table" || names.tableId === null;
  return JSON.stringify([names.kind, isOnItsOwn ? names.schema : names.tableId, names.name, names.args]);
}

/** A UUID of version 7: those made at the same time lie together in every index, which is much less work than to scatter them. */
function timedUuid(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
