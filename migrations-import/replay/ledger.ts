import type { Dialect } from "../dialects/dialect";
import type { CatalogObject, CatalogObjectOf, Definitions, ObjectId, ObjectKind } from "../model/catalog-object";
import type { FactStep } from "../model/change";
import type { Provenance } from "../model/provenance";
import { noRemarks, type Remarks } from "../text/remarks";
import { asStored } from "./as-stored";
import { addSteps, netSteps } from "./fact-steps";
import { differingFacts } from "./object-facts";
import { ObjectStore } from "./object-store";
import { argsOf, type Named, RemovedNames } from "./removed-names";
import { sameJson } from "./same-json";
import type { Place } from "./slots";
import { UndoLog } from "./undo-log";

/** What an insert needs; the ledger adds identity and provenance. `parent` is the table of what belongs to one. */
export type NewObject<K extends ObjectKind> = {
  readonly kind: K;
  readonly parent: ObjectId | null;
  readonly schema: string | null;
  readonly name: string;
  readonly definition: Definitions[K];
};

/** `consequence`: the write only follows from another one of the same statement. */
export type WriteOptions = { readonly consequence?: boolean };

/** An object some statement of the migration wrote: as it was when the migration began, and as it stands at its end. */
export type TouchedObject = {
  readonly id: ObjectId;
  readonly before: CatalogObject | null;
  readonly after: CatalogObject | null;
  /** The last statement that wrote it. */
  readonly provenance: Provenance;
  /** Which statement gave which fact, without those that are again as they were. */
  readonly steps: readonly FactStep[];
  /** True where every write was a consequence. */
  readonly consequence: boolean;
  /** True where it was removed on the way, and stands again under its name. */
  readonly isRemade: boolean;
};

type Touch = {
  readonly before: CatalogObject | null;
  /** As it stood when it was last removed in this migration. */
  readonly removed: CatalogObject | null;
  readonly isRemade: boolean;
  readonly provenance: Provenance;
  readonly steps: readonly FactStep[];
  readonly consequence: boolean;
};

/** Whose statement gave a fact, where it is not the one being applied; `nobody`: what is written says nothing new. */
type Source = "nobody" | ((fact: string) => Provenance);

const nothingSaid = (): Remarks => noRemarks;

/** A rebuilt object keeps what was said of it, unless something else is said. */
function keepRemark(object: CatalogObject, before: CatalogObject | null | undefined): CatalogObject {
  const remark = before?.definition.remark;
  if (remark === undefined || object.definition.remark !== undefined) return object;
  return { ...object, definition: { ...object.definition, remark } } as CatalogObject;
}

const nowhere: Provenance = { path: "", version: "", line: 0, endLine: 0 };

/**
 * The flat store of catalog objects that statements are folded onto. Objects are immutable; a write replaces one. Every
 * write is remembered so that a statement can be undone as a whole, and the objects a migration touched can be compared
 * with what they were. Identity is decided here and nowhere else:
 *
 * - an insert where an object of the same kind, place and name was removed earlier in the migration is that object again;
 * - a rename onto such a name hands the removed object's identity to the renamed one, if that is new in this migration;
 * - removing an object whose old name was meanwhile taken by a new one hands its identity to the new one.
 *
 * In the last two, children follow name by name. Reads are by hash; a write costs the size of the object and its children.
 */
export class Ledger {
  readonly #store: ObjectStore;
  #version = "";
  #provenance = nowhere;
  #statement = 0;
  #remarks: () => Remarks = nothingSaid;
  #touched = new Map<ObjectId, Touch>();
  readonly #removed: RemovedNames;
  /** Undoes writes: of a statement that is refused, of a transaction that the file rolls back. */
  readonly undo = new UndoLog();

  constructor(objects: readonly CatalogObject[] = [], naming: Pick<Dialect, "foldName" | "innerName"> = {}) {
    this.#store = new ObjectStore(naming);
    this.#removed = new RemovedNames(this.#store.fold, this.undo);
    for (const object of objects) this.#store.put(object);
  }

  /** A number that each statement has for itself. */
  get statement(): number {
    return this.#statement;
  }

  /** How often an object gave up a name. As long as it stays the same, a name that was taken still is. */
  get freed(): number {
    return this.#store.freed;
  }

  get(id: ObjectId): CatalogObject | undefined {
    return this.#store.get(id);
  }

  /** The object a name means at a place: `{ schema }`, or `{ parent }` for what belongs to a table. */
  find<K extends ObjectKind>(kind: K, place: Place, name: string): CatalogObjectOf<K> | undefined {
    return this.#store.find(kind, place, name);
  }

  /** All objects of one name: overloaded functions; triggers of one name on several tables, asked for by schema. */
  findAll<K extends ObjectKind>(kind: K, place: Place, name: string): readonly CatalogObjectOf<K>[] {
    return this.#store.findAll(kind, place, name);
  }

  /** Whether something that an object of a schema holds goes by a name (`Dialect.innerName`). */
  holdsInnerName(schema: string | null, name: string): boolean {
    return this.#store.holdsInnerName(schema, name);
  }

  /** What belongs to a table, of one kind, in the order of making. */
  children<K extends ObjectKind>(parent: ObjectId, kind: K): readonly CatalogObjectOf<K>[] {
    return this.#store.children(parent, kind);
  }

  ofKind<K extends ObjectKind>(kind: K): readonly CatalogObjectOf<K>[] {
    return this.#store.ofKind(kind);
  }

  /**
   * Those of a kind whose definition holds a name, in the order of making, and some others: the caller looks closely.
   * Costs the size of the answer, where {@link ofKind} costs the catalog's.
   */
  mentioning<K extends ObjectKind>(kind: K, name: string): readonly CatalogObjectOf<K>[] {
    return this.#store.mentioning(kind, name);
  }

  /** Every object as it stands, in the order of making: what a replay can be continued from. */
  objects(): readonly CatalogObject[] {
    return this.#store.values();
  }

  /** Adds an object, whose place and name must be free (the dialect asks `find` first), and gives its identity. */
  insert<K extends ObjectKind>(object: NewObject<K>, options: WriteOptions = {}): ObjectId {
    const { kind, parent, schema, name } = object;
    const remark = this.#remarkOn(kind, name);
    const definition = asStored(remark ? { ...object.definition, remark } : object.definition);
    const origin = this.#provenance;
    const id = this.#takeBack(object) ?? this.#newId(object);
    this.#write(id, { kind, parent, schema, name, definition, id, origin, changed: null } as CatalogObject, options);
    return id;
  }

  /** Replaces facts of an object's definition. Facts equal to what stands are no write. */
  update<K extends ObjectKind>(
    object: CatalogObjectOf<K>,
    facts: Partial<Definitions[K]>,
    options: WriteOptions = {},
  ): void {
    const current = this.#current(object.id);
    if (hasFacts(current.definition, facts)) return;
    const definition = asStored({ ...current.definition, ...facts });
    this.#write(object.id, { ...current, definition } as CatalogObject, options);
  }

  /** Gives an object another name, which must be free. Gives its identity, which is another one where it took one over. */
  rename(id: ObjectId, name: string, options: WriteOptions = {}): ObjectId {
    const current = this.#current(id);
    return current.name === name ? id : this.#relocate({ ...current, name }, options);
  }

  /** Moves an object, with what belongs to it, to another schema, where its name must be free. As {@link rename}. */
  move(id: ObjectId, schema: string, options: WriteOptions = {}): ObjectId {
    const current = this.#current(id);
    if (current.schema === schema) return id;
    for (const child of this.#store.family(id)) this.#write(child.id, { ...child, schema }, { consequence: true });
    return this.#relocate({ ...current, schema }, options);
  }

  /** Removes an object and what belongs to it (that as a consequence). */
  remove(id: ObjectId, options: WriteOptions = {}): void {
    for (const child of this.#store.family(id)) this.remove(child.id, { consequence: true });
    const object = this.#current(id);
    const before = this.#touched.get(id)?.before ?? object;
    this.#write(id, null, options);
    this.#removed.bury(id, object);
    if (before !== object) this.#removed.bury(id, before);
    const heir = this.#heirOf(before);
    if (heir) this.#adopt(heir, id);
  }

  /** Starts a migration: from here on, what is touched is remembered. */
  beginMigration(version: string): void {
    this.#version = version;
    this.#touched = new Map();
    this.#removed.clear();
    this.undo.clear();
  }

  /**
   * Starts a statement: the writes that follow carry its provenance and can be undone together. What it makes keeps the
   * `remarks` in the comments at it.
   */
  beginStatement(provenance: Provenance, remarks: () => Remarks = nothingSaid): void {
    this.#statement++;
    this.#provenance = provenance;
    this.#remarks = remarks;
    this.undo.beginStatement();
  }

  /**
   * Ends a migration and gives what it touched, in the order of first touch. An object that is again as it was also has
   * its provenance as it was.
   */
  endMigration(): readonly TouchedObject[] {
    const touched: TouchedObject[] = [];
    for (const [id, { before, provenance, consequence, isRemade, steps: all }] of this.#touched) {
      const steps = netSteps(all);
      const after = this.#settle(id, before, steps);
      touched.push({ id, before, after, provenance, steps, consequence, isRemade });
    }
    this.beginMigration(this.#version);
    return touched;
  }

  /** What was there before keeps its origin; what is the same again keeps everything. */
  #settle(id: ObjectId, before: CatalogObject | null, steps: readonly FactStep[]): CatalogObject | null {
    const current = this.#store.get(id);
    if (!current) return null;
    const changed = steps.at(-1)?.provenance ?? before?.changed ?? null;
    if (!before && current.changed === changed) return current;
    const settled =
      before && sameObject(before, current)
        ? before
        : { ...current, origin: before?.origin ?? current.origin, changed };
    this.#store.put(settled);
    return settled;
  }

  #remarkOn(kind: ObjectKind, name: string): string | null | undefined {
    const { makes, above, columns } = this.#remarks();
    if (kind === "column") return columns.get(name.toLowerCase());
    return makes === kind ? above : null;
  }

  #current(id: ObjectId): CatalogObject {
    const object = this.#store.get(id);
    if (!object) throw new Error(`the ledger has no object ${id}`);
    return object;
  }

  /** What is new goes behind all others, or to `place` in the order of making. */
  #write(id: ObjectId, written: CatalogObject | null, options: WriteOptions, source?: Source, place?: number): void {
    const old = this.#store.get(id);
    const rank = old && this.#store.rankOf(id);
    const touch = this.#touched.get(id);
    const object = written && keepRemark(written, old ?? touch?.removed ?? touch?.before);
    const consequence = (options.consequence ?? false) && (touch?.consequence ?? true);
    this.#touched.set(id, {
      before: touch ? touch.before : (old ?? null),
      removed: object ? null : (old ?? null),
      isRemade: touch !== undefined && (touch.isRemade || (object !== null && touch.removed !== null)),
      provenance: this.#provenance,
      steps: object ? this.#stepsTo(object, old, touch, source) : (touch?.steps ?? []),
      consequence,
    });
    if (object) this.#store.put(object, rank ?? place);
    else this.#store.delete(id);
    this.undo.push(() => {
      if (old) this.#store.put(old, rank);
      else this.#store.delete(id);
      if (touch) this.#touched.set(id, touch);
      else this.#touched.delete(id);
    });
  }

  /** What a write adds to an object's steps. What is new in this migration begins with the statement that creates it. */
  #stepsTo(
    object: CatalogObject,
    old: CatalogObject | undefined,
    touch: Touch | undefined,
    source: Source = () => this.#provenance,
  ): readonly FactStep[] {
    const isNew = touch ? touch.before === null : old === undefined;
    const from = old ?? (isNew ? undefined : touch?.removed);
    const steps = touch?.steps ?? [];
    if (!from) return isNew ? [] : steps;
    if (source === "nobody" || (isNew && object.origin === this.#provenance)) return steps;
    return addSteps(steps, differingFacts(from, object), source);
  }

  /** The identity that was removed, earlier in this migration, from where `object` is now put. */
  #takeBack(object: Named): ObjectId | undefined {
    return this.#removed.takeBack(object, (id) => !this.#store.get(id) && this.#mayBe(id, object));
  }

  /** A function is only itself with its arguments, and what belongs to a table only there. */
  #mayBe(id: ObjectId, object: Named): boolean {
    const before = this.#touched.get(id)?.before;
    if (!before) return true;
    if (before.kind === "function" && object.kind === "function") return before.definition.args === argsOf(object);
    return before.parent === object.parent;
  }

  #relocate(next: CatalogObject, options: WriteOptions): ObjectId {
    this.#write(next.id, next, options);
    const old = this.#isNew(next.id) ? this.#takeBack(next) : undefined;
    if (old === undefined) return next.id;
    this.#adopt(next, old);
    return old;
  }

  #isNew(id: ObjectId): boolean {
    return this.#touched.get(id)?.before === null;
  }

  /** The object that is new in this migration and now stands where the removed one stood before it. */
  #heirOf(before: CatalogObject): CatalogObject | undefined {
    const place: Place = before.parent === null ? { schema: before.schema } : { parent: before.parent };
    return this.#store
      .lookup(before.kind, place, before.name)
      .find((object) => object.id !== before.id && this.#isNew(object.id) && this.#mayBe(before.id, object));
  }

  /** Gives a new object the identity of a removed one, and its children those of that one's children, name by name. */
  #adopt(object: CatalogObject, id: ObjectId): void {
    const children = this.#store.family(object.id);
    const own = this.#touched.get(object.id)?.steps ?? [];
    const place = this.#store.rankOf(object.id);
    this.#write(object.id, null, {});
    // A rebuilt table has its facts from where it was created anew, not from where it took over the name.
    this.#write(
      id,
      { ...object, id },
      {},
      (fact) => own.findLast((each) => each.fact === fact)?.provenance ?? object.origin,
      place,
    );
    for (const child of children) {
      const moved = { ...child, parent: id };
      const old = this.#isNew(child.id) ? this.#takeBack(moved) : undefined;
      if (old === undefined) this.#write(child.id, moved, {}, "nobody");
      else this.#adopt(moved, old);
    }
  }

  #newId(object: Named): ObjectId {
    const base = `${object.kind}:${this.#readableName(object)}@${this.#version}`;
    let id = base;
    for (let n = 2; this.#store.get(id) || this.#touched.has(id); n++) id = `${base}#${n}`;
    return id;
  }

  #readableName(object: Named): string {
    const parent = object.parent === null ? undefined : this.#store.get(object.parent);
    const place = `${object.schema === null ? "" : `${object.schema}.`}${parent === undefined ? "" : `${parent.name}.`}`;
    const path = `${place}${object.name}`;
    return object.kind === "function" ? `${path}(${argsOf(object)})` : path;
  }
}

/** Whether a definition already has all of some facts. */
function hasFacts(definition: Facts, facts: Facts): boolean {
  for (const fact in facts) if (!sameJson(definition[fact], facts[fact])) return false;
  return true;
}

type Facts = { readonly [fact: string]: unknown };

function sameObject(a: CatalogObject, b: CatalogObject): boolean {
  return a.name === b.name && a.schema === b.schema && a.parent === b.parent && sameJson(a.definition, b.definition);
}
