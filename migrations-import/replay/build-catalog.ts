import type { Catalog, CatalogTable } from "../model/catalog";
import type { CatalogObject, CatalogObjectOf, ObjectId, ObjectKind } from "../model/catalog-object";
import type { MigrationOutcome } from "../model/result";
import type { DialectName, LayoutName, Migration } from "../model/source";
import { compareCodeUnits } from "../text/natural-order";

/** What a catalog is made of: the objects, and how the migrations ended that made them. */
export type CatalogParts = {
  readonly dialect: DialectName;
  readonly layout: LayoutName;
  readonly outcomes: readonly (Pick<MigrationOutcome, "statements" | "failed"> & {
    readonly migration: Pick<Migration, "version" | "name" | "path" | "checksum">;
  })[];
  readonly objects: readonly CatalogObject[];
};

/**
 * The catalog as one JSON document, the same byte for byte for the same parts: lists sorted by schema and name, except
 * columns (by position), enum values and key columns (in their own order) and migrations (in apply order).
 */
export function buildCatalog(parts: CatalogParts): Catalog {
  const objects = new ObjectsByKind(parts.objects);
  return {
    dialect: parts.dialect,
    layout: parts.layout,
    head: parts.outcomes.at(-1)?.migration.version ?? null,
    migrations: parts.outcomes.map(buildMigration),
    tables: objects.sorted("table").map((table) => buildTable(table, objects)),
    enums: objects.sorted("enum").map((each) => ({ ...placed(each), ...pick(each.definition, ["values", "comment"]) })),
    domains: objects.sorted("domain").map((each) => ({
      ...placed(each),
      ...pick(each.definition, ["type", "nullable", "default", "constraints"]),
    })),
    compositeTypes: objects.sorted("compositeType").map((each) => ({
      ...placed(each),
      attributes: each.definition.attributes,
    })),
    functions: objects.sorted("function").map(buildFunction),
    sequences: objects
      .sorted("sequence")
      .filter((each) => each.definition.ownedBy === null)
      .map(placed),
    extensions: objects.sorted("extension").map((each) => each.name),
    schemas: objects.sorted("schema").map((each) => each.name),
    statements: sumStatements(parts.outcomes),
  };
}

function buildMigration({
  migration,
  statements,
  failed,
}: CatalogParts["outcomes"][number]): Catalog["migrations"][number] {
  return {
    ...pick(migration, ["version", "name", "path", "checksum"]),
    statements: statements.applied + statements.noEffect + statements.notUnderstood,
    failed,
  };
}

function buildTable(table: CatalogObjectOf<"table">, objects: ObjectsByKind): CatalogTable {
  return {
    ...placed(table),
    ...pick(table.definition, ["kind", "comment", "rlsEnabled", "rlsForced", "definition"]),
    columns: buildColumns(objects.of(table.id, "column")),
    constraints: objects.of(table.id, "constraint").map((each) => ({
      ...named(each),
      name: each.definition.unnamed ? null : each.name,
      ...pick(each.definition, ["type", "columns", "references", "definition"]),
    })),
    indexes: objects.of(table.id, "index").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["unique", "method", "columns", "where", "definition", "constraint"]),
    })),
    policies: objects.of(table.id, "policy").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["command", "permissive", "roles", "using", "check"]),
    })),
    triggers: objects.of(table.id, "trigger").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["timing", "events", "level", "function", "enabled", "definition"]),
    })),
  };
}

function buildColumns(columns: readonly CatalogObjectOf<"column">[]): CatalogTable["columns"] {
  return [...columns]
    .sort((a, b) => a.definition.ordinal - b.definition.ordinal)
    .map((each, index) => ({
      ...named(each),
      position: index + 1,
      ...pick(each.definition, ["type", "nullable", "default", "identity", "generated", "comment"]),
    }));
}

function buildFunction(each: CatalogObjectOf<"function">): Catalog["functions"][number] {
  const facts = ["args", "returns", "language", "securityDefiner", "volatility", "kind", "comment"] as const;
  return { ...placed(each), ...pick(each.definition, facts) };
}

function sumStatements(outcomes: CatalogParts["outcomes"]): Catalog["statements"] {
  const sum = { applied: 0, noEffect: 0, notUnderstood: 0 };
  for (const { statements } of outcomes) {
    sum.applied += statements.applied;
    sum.noEffect += statements.noEffect;
    sum.notUnderstood += statements.notUnderstood;
  }
  return sum;
}

function named({ name, origin, changed }: CatalogObject) {
  return { name, origin, changed };
}

function placed(object: CatalogObject) {
  return { schema: object.schema ?? "", ...named(object) };
}

function pick<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Pick<T, K> {
  const picked: Partial<T> = {};
  for (const key of keys) picked[key] = object[key];
  return picked as Pick<T, K>;
}

/** The objects by kind and by parent, sorted by schema, name and what tells overloads apart. */
class ObjectsByKind {
  readonly #lists = new Map<string, CatalogObject[]>();

  constructor(objects: readonly CatalogObject[]) {
    for (const object of objects) {
      const key = `${object.kind}>${object.parent ?? ""}`;
      const list = this.#lists.get(key);
      if (list) list.push(object);
      else this.#lists.set(key, [object]);
    }
    for (const list of this.#lists.values()) list.sort(compareObjects);
  }

  sorted<K extends ObjectKind>(kind: K): readonly CatalogObjectOf<K>[] {
    return this.of("", kind);
  }

  of<K extends ObjectKind>(parent: ObjectId, kind: K): readonly CatalogObjectOf<K>[] {
    return (this.#lists.get(`${kind}>${parent}`) ?? []) as readonly CatalogObject[] as readonly CatalogObjectOf<K>[];
  }
}

function compareObjects(a: CatalogObject, b: CatalogObject): number {
  return (
    compareCodeUnits(a.schema ?? "", b.schema ?? "") || compareCodeUnits(a.name, b.name) || compareCodeUnits(a.id, b.id)
  );
}
