import type { CodePlace } from "../../model/code";
import type { Thing } from "../drizzle/thing";

/** A property of an object literal, with the place it stands at. */
export type Entry = { readonly value: Value; readonly place: CodePlace };

/** A function of the code that was read, or of the library that it imports. */
export type Apply = (args: readonly Value[], place: CodePlace) => Value;

/**
 * What an expression comes to when it is read instead of run. Whatever reading cannot tell is `unknown`, and everything
 * made of it is unknown too: nothing is guessed.
 */
export type Value =
  | { readonly kind: "unknown" }
  | { readonly kind: "constant"; readonly value: string | number | boolean | null }
  /** `isWhole` is false where a spread could not be read. */
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly isWhole: boolean }
  | { readonly kind: "record"; readonly entries: ReadonlyMap<string, Entry>; readonly isWhole: boolean }
  /** `get` where it has members that can be called too. */
  | { readonly kind: "function"; readonly apply: Apply; readonly get?: (name: string) => Value }
  | { readonly kind: "namespace"; readonly get: (name: string) => Value }
  /** Something of Drizzle: a table, a column, an index, … `apply` where it can be called. */
  | {
      readonly kind: "thing";
      readonly thing: Thing;
      readonly get: (name: string) => Value;
      readonly apply: Apply | null;
    };

export const unknown: Value = { kind: "unknown" };

/** A constant as a value. */
export function constant(value: string | number | boolean | null): Value {
  return { kind: "constant", value };
}

/** A function as a value. */
export function callable(apply: Apply): Value {
  return { kind: "function", apply };
}

/** The string a value is, or null. */
export function textOf(value: Value | undefined): string | null {
  return value?.kind === "constant" && typeof value.value === "string" ? value.value : null;
}

/** The number a value is, or null. */
export function numberOf(value: Value | undefined): number | null {
  return value?.kind === "constant" && typeof value.value === "number" ? value.value : null;
}

/** The thing of Drizzle a value is, or null. */
export function thingOf(value: Value | undefined): Thing | null {
  return value?.kind === "thing" ? value.thing : null;
}

/** The strings a list is made of, or null where it is no list or one of them is not known. */
export function textsOf(value: Value | undefined): readonly string[] | null {
  if (value?.kind !== "list" || !value.isWhole) return null;
  const texts = value.items.map(textOf);
  return texts.every((text) => text !== null) ? texts : null;
}

/** What a record has under a name; unknown where it may have something that could not be read. */
export function property(value: Value | undefined, name: string): Value | undefined {
  if (value?.kind !== "record") return value === undefined ? undefined : unknown;
  return value.entries.get(name)?.value ?? (value.isWhole ? undefined : unknown);
}

/** Calls a value; unknown where it cannot be called. */
export function applyValue(value: Value, args: readonly Value[], place: CodePlace): Value {
  if (value.kind === "function") return value.apply(args, place);
  if (value.kind === "thing" && value.apply !== null) return value.apply(args, place);
  return unknown;
}

/** What a value has under a name. */
export function member(value: Value, name: string): Value {
  if (value.kind === "namespace" || value.kind === "thing") return value.get(name);
  if (value.kind === "function") return value.get?.(name) ?? unknown;
  return property(value, name) ?? unknown;
}
