import type { CatalogObject, ObjectId, ObjectKind } from "./catalog-object";
import type { Json } from "./json";
import type { Provenance } from "./provenance";

/** One fact of an object before and after: `type`, `nullable`, `using`, `name`, `schema`, … */
export type FactChange = { readonly fact: string; readonly before: Json; readonly after: Json };

/** A fact, and the statement that gave an object its `after`. */
export type FactStep = FactChange & { readonly provenance: Provenance };

/**
 * One difference between the catalog before and after a migration. A migration that creates and drops the same object
 * makes no change; one that drops and creates the same name alters one object.
 *
 * - `added`: `before` is null. - `dropped`: `after` is null.
 * - `renamed`: the name or schema differs, and perhaps other facts too. - `altered`: only other facts differ.
 */
export type Change = {
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly object: ObjectId;
  readonly objectKind: ObjectKind;
  /** The table the object is or belongs to; null for what stands on its own. */
  readonly table: ObjectId | null;
  readonly before: CatalogObject | null;
  readonly after: CatalogObject | null;
  /** Empty for added and dropped. */
  readonly facts: readonly FactChange[];
  /**
   * Which statement gave which fact, in the order of the statements, where it was not all the one of `provenance`. Of an added
   * object: what statements after the one that created it (`after.origin`) gave it. Of each fact the first `before` is that
   * of the change, the last `after` too.
   */
  readonly steps?: readonly FactStep[];
  /** True where the change only follows from another one: a column of an added table, an index whose column was renamed. */
  readonly consequence: boolean;
  /** The statement that made it: of what was added the one that created it, of what was renamed the one that did, else, of several, the last. */
  readonly provenance: Provenance;
  /** One line for people, without Markdown: `column users.email: type text → citext`. */
  readonly summary: string;
};
