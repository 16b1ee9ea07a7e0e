import type { CodePlace } from "../../model/code";
import type { DeclaredDefault } from "../declared";
import type { Value } from "../typescript/value";

/** A column as it was built up so far. `name` is null where the database's name follows from the key. */
export type ColumnThing = {
  readonly kind: "column";
  /** As the catalog prints it; null where it could not be read. */
  readonly type: string | null;
  readonly name: string | null;
  readonly isNotNull: boolean;
  readonly isPrimaryKey: boolean;
  /** The name of its unique constraint, or true where it has none of its own. */
  readonly unique: string | boolean;
  readonly default: DeclaredDefault;
  readonly isGenerated: boolean;
  readonly references: { readonly target: () => Value; readonly actions: Actions } | null;
};

/** What a foreign key does, as written; undefined where nothing was. */
export type Actions = { readonly onDelete: Value | undefined; readonly onUpdate: Value | undefined };

export type TableThing = {
  readonly kind: "table";
  readonly relation: "table" | "view";
  readonly schema: string | null;
  /** Null where it could not be read. */
  readonly name: string | null;
  /** By key; entries that are no columns are left out. */
  readonly columns: ReadonlyMap<string, { readonly column: ColumnThing; readonly place: CodePlace }>;
  readonly isWhole: boolean;
  /** Indexes, keys, checks and policies; read when all tables are known. */
  readonly extras: () => readonly Value[];
  readonly hasRls: boolean;
  /** A view that something else creates. */
  readonly isExisting: boolean;
};

/** What a table is related to, as the code knows it; the columns belong to the table. */
export type RelationThing = {
  readonly kind: "relation";
  readonly columns: readonly Value[];
  readonly foreignColumns: readonly Value[];
  readonly place: CodePlace;
};

/** Everything of Drizzle that a schema is made of. */
export type Thing =
  | ColumnThing
  | TableThing
  | RelationThing
  | { readonly kind: "relations"; readonly list: () => readonly RelationThing[]; readonly place: CodePlace }
  | { readonly kind: "columnOf"; readonly table: TableThing; readonly key: string }
  | { readonly kind: "sql"; readonly text: string | null }
  | {
      readonly kind: "enum";
      readonly schema: string | null;
      readonly name: string | null;
      readonly values: readonly string[] | null;
    }
  | {
      readonly kind: "index";
      readonly name: string | null;
      readonly isUnique: boolean;
      readonly columns: readonly Value[];
      readonly isPartial: boolean;
      readonly place: CodePlace;
    }
  | {
      readonly kind: "key";
      readonly type: "primary key" | "unique";
      readonly name: string | null;
      readonly columns: readonly Value[];
      readonly place: CodePlace;
    }
  | {
      readonly kind: "foreignKey";
      readonly name: string | null;
      readonly columns: readonly Value[];
      readonly foreignColumns: readonly Value[];
      readonly actions: Actions;
      readonly place: CodePlace;
    }
  | { readonly kind: "check"; readonly name: string | null; readonly text: string | null; readonly place: CodePlace }
  | { readonly kind: "policy"; readonly name: string | null; readonly place: CodePlace };

/** A thing as a value, whose members are what `get` says. */
export function thing(
  what: Thing,
  get: (name: string) => Value,
  apply: Extract<Value, { kind: "thing" }>["apply"] = null,
): Value {
  return { kind: "thing", thing: what, get, apply };
}
