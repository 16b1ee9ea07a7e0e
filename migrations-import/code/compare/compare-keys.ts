import type { CatalogObject, CatalogObjectOf } from "../../model/catalog-object";
import type { DeclaredKey } from "../declared";
import { type Comparison, find, isSameSet, refer, type TablePair, titleOf } from "./comparison";

/** Something that makes columns unique: a constraint, or a unique index on columns without a condition. */
type Unique = { readonly object: CatalogObject; readonly columns: readonly string[] };

/** Compares primary keys and what is unique. Whether a constraint or an index makes it so is all the same. */
export function compareKeys(comparison: Comparison, pair: TablePair): void {
  comparePrimaryKey(comparison, pair);
  const { declared, table } = pair;
  const made = uniquesOf(comparison, table);
  const wanted = uniquesIn(declared);
  const indexes = new Set(declared.indexes.map((each) => each.name));
  // An index of the same name on other columns is told as one that differs.
  const isIndexOf = ({ object }: Unique) => object.kind === "index" && indexes.has(object.name);
  for (const { name, columns, place } of wanted) {
    const unique = made.find((each) => isSameSet(each.columns, columns));
    const symbol = `${declared.key} unique (${columns.join(", ")})`;
    if (unique !== undefined) refer(comparison, unique.object, { place, symbol });
    else if (!made.some((each) => isIndexOf(each) && each.object.name === name)) {
      const subject = `unique (${columns.join(", ")}) of ${titleOf(table)}`;
      const called = name === null ? "" : ` as ${name}`;
      const message = `Code declares (${columns.join(", ")}) of ${titleOf(table)} unique${called}, no migration makes it so.`;
      find(comparison, "UNIQUE_NOT_MIGRATED", { message, subject, table, place });
    }
  }
  if (!declared.isWhole) return;
  for (const each of made) {
    const { object, columns } = each;
    const isPrimary = object.kind === "constraint" && object.definition.type === "primary key";
    if (
      isPrimary ||
      isIndexOf(each) ||
      isSameSet(columns, primaryColumns(pair)) ||
      wanted.some((one) => isSameSet(one.columns, columns))
    )
      continue;
    const subject = `unique (${columns.join(", ")}) of ${titleOf(table)}`;
    const message = `Migrations make (${columns.join(", ")}) of ${titleOf(table)} unique, code does not declare it.`;
    find(comparison, "UNIQUE_NOT_DECLARED", { message, subject, table, object, place: declared.place });
  }
}

/** Unique indexes that code declares on plain columns are as good as unique constraints. */
function uniquesIn(declared: TablePair["declared"]): readonly DeclaredKey[] {
  const indexes = declared.indexes.flatMap(({ isUnique, isPartial, columns, name, place }): DeclaredKey[] =>
    isUnique && !isPartial && columns !== null ? [{ type: "unique", name, columns, place }] : [],
  );
  return [...declared.keys.filter((each) => each.type === "unique"), ...indexes];
}

/** The columns of a unique index that stands for a constraint in comparing; null for all others. */
export function uniqueColumns(index: CatalogObjectOf<"index">, columns: ReadonlySet<string>): readonly string[] | null {
  const { definition } = index;
  const isPlain =
    definition.unique && definition.where === null && definition.columns.every((each) => columns.has(each));
  return isPlain ? definition.columns : null;
}

function uniquesOf(comparison: Comparison, table: CatalogObjectOf<"table">): readonly Unique[] {
  const { catalog } = comparison;
  const names = new Set(catalog.of(table.id, "column").map((each) => each.name));
  const constraints = catalog
    .of(table.id, "constraint")
    // A primary key is unique too; PostgreSQL keeps no unique constraint on the same columns beside it.
    .filter(({ definition }) => definition.type === "unique" || definition.type === "primary key")
    .map((object) => ({ object, columns: object.definition.columns }));
  const indexes = catalog.of(table.id, "index").flatMap((object) => {
    const columns = object.definition.constraint === null ? uniqueColumns(object, names) : null;
    return columns === null ? [] : [{ object, columns }];
  });
  return [...constraints, ...indexes];
}

function primaryColumns({ declared }: TablePair): readonly string[] {
  return declared.keys.filter((each) => each.type === "primary key").flatMap((each) => each.columns);
}

function comparePrimaryKey(comparison: Comparison, pair: TablePair): void {
  const { declared, table } = pair;
  const key = comparison.catalog.of(table.id, "constraint").find((each) => each.definition.type === "primary key");
  const wanted = primaryColumns(pair);
  const [first] = declared.keys.filter((each) => each.type === "primary key");
  if (first && key) refer(comparison, key, { place: first.place, symbol: `${declared.key} primary key` });
  const made = key?.definition.columns ?? [];
  if (isSameSet(made, wanted) || (!declared.isWhole && wanted.length === 0)) return;
  const [inCode, inMigrations] = [wanted, made].map((columns) =>
    columns.length === 0 ? "none" : `(${columns.join(", ")})`,
  );
  const message = `The primary key of ${titleOf(table)} is ${inCode} in code, ${inMigrations} in the migrations.`;
  const place = first?.place ?? declared.place;
  const subject = `primary key of ${titleOf(table)}`;
  find(comparison, "PRIMARY_KEY_DIFFERS", {
    message,
    subject,
    table,
    object: key ?? table,
    place,
    inCode,
    inMigrations,
  });
}
