import type { CatalogObject, ObjectId } from "../model/catalog-object";
import { type Placed, slotKeys } from "./slots";
import type { UndoLog } from "./undo-log";

/** What tells an object from others: its place, and the arguments in a function's definition. */
export type Named = Placed & Pick<CatalogObject, "definition">;

/** The identities removed in a migration, by the names they were found under; what is remembered and forgotten can be undone. */
export class RemovedNames {
  readonly #ids = new Map<string, ObjectId>();
  readonly #fold: (name: string) => string;
  readonly #undo: UndoLog;

  constructor(fold: (name: string) => string, undo: UndoLog) {
    this.#fold = fold;
    this.#undo = undo;
  }

  clear(): void {
    this.#ids.clear();
  }

  /** Remembers an identity under the names of the object it was of. */
  bury(id: ObjectId, object: CatalogObject): void {
    for (const key of this.#keysOf(object)) this.#set(key, id);
  }

  /** The first identity that fits of those removed from where `object` is now put; it is forgotten there. */
  takeBack(object: Named, fits: (id: ObjectId) => boolean): ObjectId | undefined {
    if (this.#ids.size === 0) return undefined;
    for (const key of this.#keysOf(object)) {
      const id = this.#ids.get(key);
      if (id === undefined || !fits(id)) continue;
      this.#set(key, undefined);
      return id;
    }
    return undefined;
  }

  /** Overloaded functions share a name. */
  #keysOf(object: Named): readonly string[] {
    const args = argsOf(object);
    const keys = slotKeys(object, this.#fold);
    return args === null ? keys : keys.map((key) => `${key}(${args})`);
  }

  #set(key: string, id: ObjectId | undefined): void {
    const old = this.#ids.get(key);
    this.#put(key, id);
    this.#undo.push(() => this.#put(key, old));
  }

  #put(key: string, id: ObjectId | undefined): void {
    if (id === undefined) this.#ids.delete(key);
    else this.#ids.set(key, id);
  }
}

/** The arguments that tell overloaded functions apart. */
export function argsOf({ definition }: Pick<CatalogObject, "definition">): string | null {
  return "args" in definition ? definition.args : null;
}
