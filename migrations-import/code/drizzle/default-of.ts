import type { DialectName } from "../../model/source";
import type { DeclaredDefault } from "../declared";
import { thingOf, type Value } from "../typescript/value";

/** A default as SQL would have it. Dates, functions and whatever else only running could tell are unknown. */
export function defaultOf(given: Value | undefined, type: string | null, dialect: DialectName): DeclaredDefault {
  if (given === undefined) return { kind: "unknown" };
  if (given.kind === "constant") {
    if (given.value !== null) return literal(given.value, dialect);
    return type === "json" || type === "jsonb" ? quoted("null") : { kind: "none" };
  }
  const what = thingOf(given);
  if (what?.kind === "sql") return what.text === null ? { kind: "unknown" } : { kind: "value", text: what.text };
  if (given.kind === "list" && type?.endsWith("[]"))
    return given.isWhole && given.items.length === 0 ? quoted("{}") : { kind: "unknown" };
  const json = toJson(given);
  return json === undefined ? { kind: "unknown" } : quoted(JSON.stringify(json));
}

function literal(constant: string | number | boolean, dialect: DialectName): DeclaredDefault {
  if (typeof constant === "string") return quoted(constant);
  if (typeof constant === "boolean" && dialect === "sqlite") return { kind: "value", text: constant ? "1" : "0" };
  return { kind: "value", text: String(constant) };
}

function quoted(text: string): DeclaredDefault {
  return { kind: "value", text: `'${text.replaceAll("'", "''")}'` };
}

function toJson(value: Value): unknown {
  if (value.kind === "constant") return value.value;
  if (value.kind === "list" && value.isWhole) {
    const items = value.items.map(toJson);
    return items.includes(undefined) ? undefined : items;
  }
  if (value.kind !== "record" || !value.isWhole) return undefined;
  const entries = [...value.entries].map(([key, entry]) => [key, toJson(entry.value)] as const);
  return entries.some(([, each]) => each === undefined) ? undefined : Object.fromEntries(entries);
}
