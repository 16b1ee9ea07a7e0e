/**
 * A type as the analysis speaks of it. `key` is the catalog's own name for what PostgreSQL or an extension brings along
 * (`int4`), `schema.name` for what a migration made, and `element[]` for an array; `mod` is what `format_type` prints behind it
 * (`(255)`, ` day to second(3)`), empty where there is none.
 */
export type TypeRef = {
  readonly key: string;
  readonly mod: string;
  /** Of a column or other value, the collation it has where that is not the usual one. */
  readonly collation?: string;
};

/** What cannot be told from the files: nothing is concluded from it. */
export const notKnown: TypeRef = { key: "?", mod: "" };

/** PostgreSQL's type of a string constant or NULL that nothing has given a type yet. */
export const untyped: TypeRef = { key: "unknown", mod: "" };

export const textType: TypeRef = { key: "text", mod: "" };

export const booleanType: TypeRef = { key: "bool", mod: "" };

export function typeOf(key: string): TypeRef {
  return { key, mod: "" };
}

export function isKnown(key: string): boolean {
  return key !== notKnown.key && key !== "?[]";
}

export function arrayOf(key: string): string {
  return key === notKnown.key ? key : isArray(key) ? key : `${key}[]`;
}

export function isArray(key: string): boolean {
  return key.endsWith("[]");
}

/** What an array is of; the key itself where it is no array. */
export function elementOf(key: string): string {
  if (key === "oidvector") return "oid";
  if (key === "int2vector") return "int2";
  return isArray(key) ? key.slice(0, -2) : key;
}
