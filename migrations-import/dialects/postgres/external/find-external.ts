import type { CatalogObject } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { ExternalObject } from "../../../model/notes";
import type { Provenance } from "../../../model/provenance";
import { typeFact, typeNamePrinted } from "../analysis/read-facts";
import { extensionOfType } from "../catalog/extension-contents";
import { type Reference, referencesOf } from "./references";

/** What is everywhere: PostgreSQL's own schemas, and the words that stand for a role. */
const everywhere: Readonly<Record<string, readonly string[]>> = {
  schema: ["public", "pg_catalog", "information_schema"],
  role: ["public", "current_user", "session_user", "current_role"],
};

const systemSchemas = new Set(["pg_catalog", "information_schema"]);

/**
 * What the objects refer to and no migration created, each with the statement that first refers to it: sorted by kind, schema
 * and name. `paths` are the migrations' in apply order; only what `among` refers to is told.
 */
export function findExternal(
  objects: readonly CatalogObject[],
  paths: readonly string[],
  among: readonly CatalogObject[] = objects,
): readonly ExternalObject[] {
  const order = new Map(paths.map((path, index) => [path, index]));
  const isEarlier = (a: Provenance, b: Provenance) => {
    const between = (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0);
    return between < 0 || (between === 0 && a.line < b.line);
  };
  const known = knownNames(objects);
  const found = new Map<string, ExternalObject>();
  for (const { from, ...reference } of among.flatMap(referencesOf).flatMap(broughtBy)) {
    const key = keyOf(reference);
    if (known.has(key) || isEverywhere(reference)) continue;
    const first = found.get(key);
    if (!first || isEarlier(from, first.referredTo)) found.set(key, { ...reference, referredTo: from });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function keyOf({ kind, schema, name }: Pick<ExternalObject, "kind" | "schema" | "name">): string {
  return JSON.stringify([kind, schema, name]);
}

const kinds: Readonly<Record<string, ExternalObject["kind"]>> = {
  enum: "type",
  domain: "type",
  compositeType: "type",
  rangeType: "type",
  baseType: "type",
  function: "function",
  schema: "schema",
  extension: "extension",
  role: "role",
  table: "table",
};

/** What migrations made; a table is a type as well, and a range brings its multirange. */
function knownNames(objects: readonly CatalogObject[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const object of objects) {
    const kind = kinds[object.kind];
    if (!kind || isExternal(object)) continue;
    const { schema, name } = object;
    known.add(keyOf({ kind, schema, name }));
    if (object.kind === "table") known.add(keyOf({ kind: "type", schema, name }));
    if (object.kind === "rangeType") known.add(keyOf({ kind: "type", schema, name: object.definition.multirange }));
  }
  return known;
}

function isEverywhere({ kind, schema, name }: Omit<Reference, "from">): boolean {
  if (everywhere[kind]?.includes(name)) return true;
  if (kind === "role") return name.startsWith("pg_");
  if (systemSchemas.has(schema ?? "")) return true;
  return kind === "type" && schema === "public" && (name === "" || name.includes("%") || isSystemType(name));
}

function isSystemType(name: string): boolean {
  return typeNamePrinted(name) !== undefined || (typeFact(name) !== undefined && !typeFact(name)?.extension);
}

/** A type that an extension brings refers to the extension, and whatever is named with a schema to that. */
function broughtBy(reference: Reference): readonly Reference[] {
  const { schema, from } = reference;
  if (reference.kind !== "type" || schema !== "public") {
    return schema === null ? [reference] : [reference, { kind: "schema", schema: null, name: schema, from }];
  }
  const extension = typeFact(reference.name)?.extension ?? extensionOfType(reference.name);
  return [extension ? { kind: "extension", schema: null, name: extension, from: reference.from } : reference];
}
