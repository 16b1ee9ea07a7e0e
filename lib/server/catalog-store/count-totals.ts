import "server-only";
import type { ImportPreview } from "@/lib/domain/import-view";
import { type CatalogObject, isExternal } from "@/migrations-import/index";

type Totals = ImportPreview["totals"];

/**
 * How many of each kind of thing a catalog holds. What is read like a table and is not a view counts as a table; a
 * platform's own tables do not.
 */
export function countTotals(objects: readonly CatalogObject[]): Totals {
  const views = objects.filter((each) => each.kind === "table" && isView(each.definition.kind)).length;
  const count = (kind: CatalogObject["kind"]) => objects.filter((each) => each.kind === kind).length;
  return {
    tables: objects.filter((each) => each.kind === "table" && !isExternal(each)).length - views,
    views,
    columns: count("column"),
    indexes: count("index"),
    constraints: count("constraint"),
    policies: count("policy"),
    functions: count("function"),
    enums: count("enum"),
  };
}

function isView(kind: string): boolean {
  return kind === "view" || kind === "materialized view";
}
