import type { CatalogObject, ObjectId, ObjectKind } from "./catalog-object";
import type { FactStep } from "./change";
import type { Json } from "./json";

/** One fact of an object with everything that was ever said of it. */
export type FactBlame = {
  readonly fact: string;
  /** As it stands: the `after` of the last step. */
  readonly value: Json;
  /** Oldest first, never empty. The first is the statement that created the object; its `before` is null. */
  readonly steps: readonly FactStep[];
};

/** Where each fact of an object comes from. */
export type Blame = Pick<CatalogObject, "schema" | "name" | "origin" | "changed"> & {
  /** `column:public.users.email`: the kind, then schema, table and name as they stand; of a function its arguments too. */
  readonly address: string;
  readonly id: ObjectId;
  readonly kind: ObjectKind;
  /** The name of the table it belongs to. */
  readonly table: string | null;
  readonly facts: readonly FactBlame[];
};
