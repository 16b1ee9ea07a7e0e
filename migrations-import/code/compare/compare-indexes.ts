import type { CatalogObjectOf } from "../../model/catalog-object";
import type { DeclaredIndex } from "../declared";
import { uniqueColumns } from "./compare-keys";
import { type Comparison, find, isSameList, refer, type TablePair, titleOf } from "./comparison";

/** Compares indexes other than those that only make columns unique: by name, or where code gives none by columns. */
export function compareIndexes(comparison: Comparison, pair: TablePair): void {
  const { declared, table } = pair;
  const names = new Set(comparison.catalog.of(table.id, "column").map((each) => each.name));
  const indexes = comparison.catalog.of(table.id, "index").filter((each) => each.definition.constraint === null);
  const met = new Set<CatalogObjectOf<"index">>();
  for (const each of declared.indexes) {
    const index = matchOf(each, indexes);
    if (index !== undefined) {
      met.add(index);
      meet(comparison, pair, each, index);
    } else if (!isPlainUnique(each)) missing(comparison, pair, each);
  }
  if (!declared.isWhole) return;
  for (const index of indexes) {
    if (met.has(index) || uniqueColumns(index, names) !== null || !isSayable(comparison, index, names)) continue;
    const subject = `index ${index.name} of ${titleOf(table)}`;
    const message = `Migrations create index ${index.name} on ${titleOf(table)}, code does not declare it.`;
    find(comparison, "INDEX_NOT_DECLARED", { message, subject, table, object: index, place: declared.place });
  }
}

function matchOf(declared: DeclaredIndex, indexes: readonly CatalogObjectOf<"index">[]) {
  const named = indexes.find((each) => each.name === declared.name);
  if (named !== undefined || declared.columns === null) return named;
  const { columns, isUnique, isPartial } = declared;
  return indexes.find(
    ({ definition }) =>
      isSameList(definition.columns, columns) &&
      definition.unique === isUnique &&
      (definition.where !== null) === isPartial,
  );
}

/** What is unique on plain columns was compared as a key. */
function isPlainUnique({ isUnique, isPartial, columns }: DeclaredIndex): boolean {
  return isUnique && !isPartial && columns !== null;
}

/** Whether the language of the code could declare such an index: Prisma's has no expressions, and hardly conditions. */
function isSayable(
  { schema }: Comparison,
  { definition }: CatalogObjectOf<"index">,
  names: ReadonlySet<string>,
): boolean {
  return (
    schema.language !== "prisma" || (definition.where === null && definition.columns.every((each) => names.has(each)))
  );
}

function meet(
  comparison: Comparison,
  { declared, table }: TablePair,
  wanted: DeclaredIndex,
  index: CatalogObjectOf<"index">,
): void {
  const { place } = wanted;
  refer(comparison, index, { place, symbol: `${declared.key} index ${index.name}` });
  const names = new Set(comparison.catalog.of(table.id, "column").map((each) => each.name));
  const { columns } = index.definition;
  const isComparable = wanted.columns !== null && columns.every((each) => names.has(each));
  const told = { unique: index.definition.unique, where: index.definition.where !== null, columns };
  const differs =
    wanted.isUnique !== told.unique ||
    wanted.isPartial !== told.where ||
    (isComparable && !isSameList(wanted.columns ?? [], columns));
  if (!differs) return;
  const inCode = words(wanted.isUnique, wanted.columns, wanted.isPartial);
  const inMigrations = words(told.unique, columns, told.where);
  const subject = `index ${index.name} of ${titleOf(table)}`;
  const message = `Index ${index.name} of ${titleOf(table)} is ${inCode} in code, ${inMigrations} in the migrations.`;
  find(comparison, "INDEX_DIFFERS", { message, subject, table, object: index, place, inCode, inMigrations });
}

function missing(
  comparison: Comparison,
  { table }: TablePair,
  { name, columns, isUnique, isPartial, place }: DeclaredIndex,
): void {
  const what = name === null ? `on ${words(isUnique, columns, isPartial)}` : name;
  const subject = `index ${what} of ${titleOf(table)}`;
  const message = `Code declares index ${what} of ${titleOf(table)}, no migration creates it.`;
  find(comparison, "INDEX_NOT_MIGRATED", { message, subject, table, place });
}

function words(isUnique: boolean, columns: readonly string[] | null, isPartial: boolean): string {
  const on = columns === null ? "expressions" : `(${columns.join(", ")})`;
  return `${isUnique ? "unique " : ""}${on}${isPartial ? " with a condition" : ""}`;
}
