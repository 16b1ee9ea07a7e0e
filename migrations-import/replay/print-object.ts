import type { CatalogObject } from "../model/catalog-object";
import type { Rights } from "../model/further-definitions";
import type { Json } from "../model/json";

/** Name and provenance, which every object shows. */
export function named({ name, origin, changed }: CatalogObject) {
  return { name, origin, changed };
}

/** As {@link named}, with the schema. */
export function placed(object: CatalogObject) {
  return { schema: object.schema ?? "", ...named(object) };
}

/** Owner and grants; null where no migration says. */
export function rights({ owner, grants }: Rights) {
  return { owner: owner ?? null, grants: grants ?? null };
}

/** Some facts of an object. */
export function pick<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Pick<T, K> {
  const picked: Partial<T> = {};
  for (const key of keys) picked[key] = object[key];
  return picked as Pick<T, K>;
}

/** What a dialect keeps for itself, read with care: it is whatever the dialect put there. */
export function extraOf(object: CatalogObject): { readonly [key: string]: Json } {
  const { extra } = object.definition;
  return typeof extra === "object" && extra !== null && !Array.isArray(extra)
    ? (extra as { readonly [key: string]: Json })
    : {};
}

/** A text that may be kept under a key. */
export function textIn(value: Json | undefined, key: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  const text = new Map(Object.entries(value)).get(key);
  return typeof text === "string" ? text : null;
}

/** A list of texts that may be kept. */
export function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
