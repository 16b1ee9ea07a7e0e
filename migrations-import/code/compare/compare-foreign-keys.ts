import type { CatalogObjectOf } from "../../model/catalog-object";
import type { DeclaredForeignKey } from "../declared";
import { type Comparison, find, isSameList, refer, type TablePair, titleOf } from "./comparison";

/** Compares foreign keys by their columns. Where code keeps them out of the database, there is nothing to compare. */
export function compareForeignKeys(comparison: Comparison, pair: TablePair): void {
  const { declared, table } = pair;
  if (!comparison.schema.hasForeignKeys) return;
  const keys = comparison.catalog.of(table.id, "constraint").filter((each) => each.definition.type === "foreign key");
  const met = new Set<CatalogObjectOf<"constraint">>();
  for (const each of declared.foreignKeys) {
    const same = keys.filter((key) => isSameList(key.definition.columns, each.columns));
    const key = same.find((one) => isTarget(each, one)) ?? same.find((one) => !met.has(one));
    if (key === undefined) missing(comparison, pair, each);
    else {
      met.add(key);
      meet(comparison, pair, each, key);
    }
  }
  if (!declared.isWhole) return;
  for (const key of keys) {
    if (met.has(key) || isRelation(comparison, pair, key)) continue;
    const subject = nameOf(key, table);
    const message = `Migrations create ${subject}, code does not declare it.`;
    find(comparison, "FOREIGN_KEY_NOT_DECLARED", { message, subject, table, object: key, place: declared.place });
  }
}

/** Whether code knows a foreign key as a relation, though it does not declare it; then that is where it speaks of it. */
function isRelation(
  comparison: Comparison,
  { declared, table }: TablePair,
  key: CatalogObjectOf<"constraint">,
): boolean {
  const relation = comparison.schema.relations.find(
    (each) =>
      each.schema === table.schema &&
      each.table === table.name &&
      isSameList(each.columns, key.definition.columns) &&
      isTarget(each, key),
  );
  if (relation === undefined) return false;
  refer(comparison, key, {
    place: relation.place,
    symbol: `${declared.key} relation (${relation.columns.join(", ")})`,
  });
  return true;
}

function isTarget(
  { target }: Pick<DeclaredForeignKey, "target">,
  { definition }: CatalogObjectOf<"constraint">,
): boolean {
  const made = definition.references;
  if (target === null || made === null) return target === null;
  // A foreign key that names no columns points at the primary key.
  const isColumns =
    made.columns.length === 0 || target.columns.length === 0 || isSameList(made.columns, target.columns);
  return made.schema === target.schema && made.table === target.table && isColumns;
}

function meet(
  comparison: Comparison,
  { declared, table }: TablePair,
  wanted: DeclaredForeignKey,
  key: CatalogObjectOf<"constraint">,
): void {
  const { place } = wanted;
  refer(comparison, key, { place, symbol: `${declared.key} foreign key (${wanted.columns.join(", ")})` });
  const made = key.definition.references;
  if (made === null) return;
  const differs =
    !isTarget(wanted, key) || isOther(wanted.onDelete, made.onDelete) || isOther(wanted.onUpdate, made.onUpdate);
  if (!differs) return;
  const target = wanted.target ?? made;
  const inCode = words(target, wanted.onDelete ?? made.onDelete, wanted.onUpdate ?? made.onUpdate);
  const inMigrations = words(made, made.onDelete, made.onUpdate);
  const subject = nameOf(key, table);
  const message = `${subject.charAt(0).toUpperCase()}${subject.slice(1)} is ${inCode} in code, ${inMigrations} in the migrations.`;
  find(comparison, "FOREIGN_KEY_DIFFERS", { message, subject, table, object: key, place, inCode, inMigrations });
}

/** A foreign key as people know it: by its name where it has one, else by its columns. */
function nameOf({ name, definition }: CatalogObjectOf<"constraint">, table: CatalogObjectOf<"table">): string {
  const called = definition.unnamed ? "" : ` ${name}`;
  return `foreign key${called} of ${titleOf(table)} (${definition.columns.join(", ")})`;
}

function isOther(wanted: string | null, made: string): boolean {
  return wanted !== null && wanted !== made.toUpperCase();
}

function missing(comparison: Comparison, { table }: TablePair, { columns, target, place }: DeclaredForeignKey): void {
  const to = target === null ? "" : ` to ${titleOf({ schema: target.schema, name: target.table })}`;
  const subject = `foreign key (${columns.join(", ")}) of ${titleOf(table)}`;
  const message = `Code declares a foreign key of ${titleOf(table)} (${columns.join(", ")})${to}, no migration creates it.`;
  find(comparison, "FOREIGN_KEY_NOT_MIGRATED", { message, subject, table, place });
}

function words(
  target: { readonly schema: string; readonly table: string; readonly columns: readonly string[] },
  onDelete: string,
  onUpdate: string,
): string {
  const columns = target.columns.length > 0 ? ` (${target.columns.join(", ")})` : "";
  const actions = `on delete ${onDelete.toLowerCase()}, on update ${onUpdate.toLowerCase()}`;
  return `to ${titleOf({ schema: target.schema, name: target.table })}${columns}, ${actions}`;
}
