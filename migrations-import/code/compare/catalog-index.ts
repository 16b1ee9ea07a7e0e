import type { CatalogObject, CatalogObjectOf, ObjectId, ObjectKind } from "../../model/catalog-object";
import { isExternal } from "../../model/is-external";

/** The objects of a catalog, to be found as code names them. */
export type CatalogIndex = {
  readonly tables: readonly CatalogObjectOf<"table">[];
  readonly enums: readonly CatalogObjectOf<"enum">[];
  table(schema: string, name: string): CatalogObjectOf<"table"> | null;
  /** What a domain is of, and what its arrays are of; other types as they are. Tools that read a database see through domains. */
  underlying(type: string): string;
  /** What belongs to a table, of one kind. */
  of<K extends ObjectKind>(table: ObjectId, kind: K): readonly CatalogObjectOf<K>[];
};

/** Indexes a catalog. Tables that no migration made are left out. */
export function indexCatalog(objects: readonly CatalogObject[]): CatalogIndex {
  const tables = objects.filter((each) => each.kind === "table").filter((each) => !isExternal(each));
  const byName = new Map(tables.map((each) => [`${each.schema}\0${each.name}`, each]));
  const children = new Map<string, CatalogObject[]>();
  for (const each of objects) {
    if (each.parent === null) continue;
    const id = `${each.parent}\0${each.kind}`;
    const list = children.get(id);
    if (list) list.push(each);
    else children.set(id, [each]);
  }
  const domains = new Map(
    objects.flatMap((each) => (each.kind === "domain" ? [[`${each.schema}.${each.name}`, each.definition.type]] : [])),
  );
  return {
    tables,
    enums: objects.filter((each) => each.kind === "enum"),
    table: (schema, name) => byName.get(`${schema}\0${name}`) ?? null,
    underlying(type) {
      const [, name = "", rest = ""] = /^(.*?)((?:\[\])*)$/.exec(type.replaceAll('"', "")) ?? [];
      const base = domains.get(name) ?? domains.get(`public.${name}`);
      return base === undefined ? type : `${base}${rest}`;
    },
    of: <K extends ObjectKind>(table: ObjectId, kind: K) =>
      (children.get(`${table}\0${kind}`) ?? []).filter(
        (each): each is CatalogObjectOf<K> & CatalogObject => each.kind === kind,
      ),
  };
}
