import type { Value } from "./evaluate";

const texts: ReadonlySet<string> = new Set(["text", "varchar", "name", "bpchar", "char"]);
const numbers: ReadonlySet<string> = new Set(["int2", "int4", "int8", "numeric"]);

const truths: ReadonlyMap<string, boolean> = new Map([
  ...["t", "true", "y", "yes", "on", "1"].map((word) => [word, true] as const),
  ...["f", "false", "n", "no", "off", "0"].map((word) => [word, false] as const),
]);

/** Whether a type, by the system's name of it, is one of texts. */
export function isTextType(type: string): boolean {
  return texts.has(type);
}

/** Whether it is known what values of a type, by the system's name of it, look like. */
export function isFollowedType(type: string): boolean {
  return type === "bool" || texts.has(type) || numbers.has(type);
}

/** A value as one of a type, by the system's name of it; as it is for a type that is not followed, undefined where it does not fit. */
export function castValue(type: string, value: Value): Value | undefined {
  if (value === null) return null;
  if (type === "bool") return typeof value === "boolean" ? value : truths.get(String(value).trim().toLowerCase());
  if (texts.has(type)) return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
  if (!numbers.has(type)) return value;
  return typeof value !== "object" && Number.isInteger(Number(value)) ? Number(value) : undefined;
}

/** What SQL calls types, and what the system does. */
const systemNames: Readonly<Record<string, string>> = {
  boolean: "bool",
  smallint: "int2",
  int: "int4",
  integer: "int4",
  bigint: "int8",
  decimal: "numeric",
  "character varying": "varchar",
  character: "bpchar",
};

/** The system's name of a type as a declaration writes it, without how long it may be; an array has none. */
export function systemTypeName(written: string): string {
  const [, name = ""] = /^(?:pg_catalog\.)?([a-z0-9_ ]+?)\s*(?:\([\d, ]*\))?$/.exec(written.trim().toLowerCase()) ?? [];
  return systemNames[name] ?? name;
}
