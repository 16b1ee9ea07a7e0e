import type { AsOf, Documented, ValueView } from "./catalog-view";
import type { ProjectAction } from "./permissions";
import type { Template } from "./template";

/** The kinds of objects that no table has and that people look up, in the order of their page. */
export const standaloneKinds = ["function", "enum", "domain", "compositeType", "sequence", "extension"] as const;
export type StandaloneKind = (typeof standaloneKinds)[number];

/** Whether objects of a kind belong to no table. */
export function isStandalone(kind: string): boolean {
  return standaloneKinds.some((known) => known === kind);
}

/** A column or trigger that an enum or function is used by. */
export type ObjectUse = {
  readonly kind: "column" | "trigger";
  readonly schema: string;
  readonly table: string;
  readonly name: string;
};

/** A function, type or the like as its page shows it. */
export type ObjectView = Documented & {
  readonly kind: StandaloneKind;
  /** Empty for what lies in no schema. */
  readonly schema: string;
  /** The arguments of a function, which tell overloads apart; null for everything else. */
  readonly args: string | null;
  /** What it is, in short: `returns trigger`, `plpgsql`, `runs as its owner`. */
  readonly facts: readonly string[];
  /** Of an enum. */
  readonly values: readonly ValueView[];
  /** The columns of that type, the triggers that call it. */
  readonly uses: readonly ObjectUse[];
};

/** Every function, type and the like of a project, as of one migration. */
export type ObjectList = {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  readonly template: Template;
  /** By kind, schema and name. */
  readonly objects: readonly ObjectView[];
};

/** Where an object stands on the page of its kind, as the part of an address after `#`, not encoded. */
export function anchorOfObject({ kind, schema, name, args }: Pick<ObjectView, "kind" | "schema" | "name" | "args">) {
  return `${kind}-${schema === "" ? "" : `${schema}.`}${name}${args === null ? "" : `(${args})`}`;
}
