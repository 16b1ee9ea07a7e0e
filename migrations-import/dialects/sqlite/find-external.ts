import type { CatalogObject } from "../../model/catalog-object";
import type { ExternalObject } from "../../model/notes";
import { schemaName } from "./context";
import { foldName } from "./names";
import { unresolvedOf } from "./unresolved";

/** The tables that foreign keys, views and triggers name and no migration made, sorted by name; see `Dialect.findExternal`. */
export function findExternal(
  objects: readonly CatalogObject[],
  paths: readonly string[],
  among: readonly CatalogObject[],
): readonly ExternalObject[] {
  const known = new Set(objects.filter(({ kind }) => kind === "table").map(({ name }) => foldName(name)));
  const order = new Map(paths.map((path, index) => [path, index]));
  const placeOf = ({ origin }: CatalogObject) => [order.get(origin.path) ?? 0, origin.line] as const;
  const inOrder = [...among].sort((a, b) => placeOf(a)[0] - placeOf(b)[0] || placeOf(a)[1] - placeOf(b)[1]);
  const found = new Map<string, ExternalObject>();
  for (const object of inOrder) {
    for (const name of namedBy(object)) {
      const key = foldName(name);
      if (known.has(key) || found.has(key)) continue;
      found.set(key, { kind: "table", schema: schemaName, name, referredTo: object.origin });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function namedBy(object: CatalogObject): readonly string[] {
  if (object.kind === "constraint") return object.definition.references ? [object.definition.references.table] : [];
  return object.kind === "table" || object.kind === "trigger" ? (unresolvedOf(object).unresolved ?? []) : [];
}
