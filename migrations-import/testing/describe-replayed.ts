import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../model/catalog-object";
import { flat, type SqliteTable } from "./introspect-sqlite";

/** What a replay gave, in the words of `introspectSqlite`, so that the two can be compared. */
export function describeReplayed(objects: readonly CatalogObject[]): { readonly [table: string]: SqliteTable } {
  const tables = objects.filter((object) => object.kind === "table");
  return Object.fromEntries(tables.map((table) => [table.name, describeTable(table, objects)]).sort());
}

function describeTable(table: CatalogObjectOf<"table">, objects: readonly CatalogObject[]): SqliteTable {
  const constraints = childrenOf(table, "constraint", objects).map((each) => each.definition);
  const columns = childrenOf(table, "column", objects).sort((a, b) => a.definition.ordinal - b.definition.ordinal);
  const kind = table.definition.kind.replace(" table", "");
  return {
    kind: `${kind}${hasTrait(table, "strict") ? " strict" : ""}${hasTrait(table, "withoutRowid") ? " without rowid" : ""}`,
    query: kind === "view" ? flat(table.definition.definition) : null,
    columns: columns.map(columnText),
    primaryKey: constraints.find((each) => each.type === "primary key")?.columns ?? [],
    uniques: constraints
      .filter((each) => each.type === "unique")
      .map((each) => each.columns.join(", "))
      .sort(),
    foreignKeys: constraints.flatMap(foreignKeyText).sort(),
    indexes: childrenOf(table, "index", objects)
      .map(({ name, definition }) => {
        const terms = definition.columns.map((term) =>
          columns.some((column) => column.name === term) ? term : "<expression>",
        );
        return `${name} (${terms.join(", ")}) ${Number(definition.unique)}: ${flat(definition.definition)}`;
      })
      .sort(),
    triggers: childrenOf(table, "trigger", objects)
      .map(({ definition }) => flat(definition.definition))
      .sort(),
  };
}

function childrenOf<K extends ObjectKind>(
  table: CatalogObjectOf<"table">,
  kind: K,
  objects: readonly CatalogObject[],
): CatalogObjectOf<K>[] {
  return objects.filter(
    (object): object is CatalogObject & CatalogObjectOf<K> => object.parent === table.id && object.kind === kind,
  );
}

function columnText({ name, definition }: CatalogObjectOf<"column">): string {
  const generated = definition.generated === null ? "" : hasTrait({ definition }, "stored") ? " stored" : " virtual";
  const value = definition.default === null ? "" : ` default ${definition.default}`;
  return `${name} ${definition.type}${definition.nullable ? "" : " not null"}${value}${generated}`;
}

function foreignKeyText({ references, columns }: CatalogObjectOf<"constraint">["definition"]): string[] {
  if (!references) return [];
  const actions = `${references.onDelete}/${references.onUpdate}`;
  return [`(${columns.join(", ")}) -> ${references.table} (${references.columns.join(", ")}) ${actions}`];
}

function hasTrait(
  { definition: { extra } }: { readonly definition: { readonly extra?: unknown } },
  name: string,
): boolean {
  return (
    typeof extra === "object" &&
    extra !== null &&
    Object.entries(extra).some(([key, value]) => key === name && value === true)
  );
}
