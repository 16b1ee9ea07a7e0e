import type { CatalogObjectOf } from "../../model/catalog-object";
import type { DeclaredColumn } from "../declared";
import { type Comparison, find, refer, type TablePair, titleOf } from "./comparison";
import { isSameDefault } from "./same-default";
import { isSameType } from "./same-type";

/** Compares the columns of a table that both have, and refers to each where code declares it. */
export function compareColumns(comparison: Comparison, pair: TablePair): void {
  const { declared, table } = pair;
  const columns = comparison.catalog.of(table.id, "column");
  const byName = new Map(columns.map((each) => [each.name, each]));
  for (const each of declared.columns) {
    const column = byName.get(each.name);
    if (column === undefined) missing(comparison, pair, each);
    else compareColumn(comparison, pair, each, column);
  }
  if (!declared.isWhole || declared.kind === "view") return;
  const names = new Set(declared.columns.map((each) => each.name));
  for (const column of columns) {
    if (names.has(column.name)) continue;
    const subject = `${titleOf(table)}.${column.name}`;
    const message = `Migrations create column ${subject}, code does not declare it.`;
    find(comparison, "COLUMN_NOT_DECLARED", { message, subject, table, object: column, place: declared.place });
  }
}

function missing(comparison: Comparison, { table }: TablePair, { name, place }: DeclaredColumn): void {
  const subject = `${titleOf(table)}.${name}`;
  const message = `Code declares column ${subject}, no migration creates it.`;
  find(comparison, "COLUMN_NOT_MIGRATED", { message, subject, table, place });
}

function compareColumn(
  comparison: Comparison,
  { declared: { key, kind }, table }: TablePair,
  declared: DeclaredColumn,
  column: CatalogObjectOf<"column">,
): void {
  const { place } = declared;
  refer(comparison, column, { place, symbol: `${key}.${declared.key}` });
  if (kind === "view") return;
  const subject = `${titleOf(table)}.${column.name}`;
  const told = { subject, table, object: column, place };
  const { type, nullable, generated } = column.definition;
  const types = [type, comparison.catalog.underlying(type)];
  const inCode = declared.type;
  if (inCode !== null && !types.some((each) => isSameType(inCode, each, comparison.dialect))) {
    const message = `The type of ${subject} is ${inCode} in code, ${type} in the migrations.`;
    find(comparison, "TYPE_DIFFERS", { ...told, message, inCode, inMigrations: type });
  }
  // A key of SQLite may be null where nobody says otherwise, which no code means to say.
  const isKey = comparison.dialect === "sqlite" && isInPrimaryKey(comparison, table, column.name);
  if (declared.nullable !== null && declared.nullable !== nullable && !isKey) {
    const [inCode, inMigrations] = [words(declared.nullable), words(nullable)];
    const message = `${subject} is ${inCode} in code, ${inMigrations} in the migrations.`;
    find(comparison, "NULLABILITY_DIFFERS", { ...told, message, inCode, inMigrations });
  }
  if (declared.isGenerated !== null && declared.isGenerated !== (generated !== null)) {
    const [inCode, inMigrations] = [declared.isGenerated, generated !== null].map((is) =>
      is ? "generated" : "not generated",
    );
    const message = `${subject} is ${inCode} in code, ${inMigrations} in the migrations.`;
    find(comparison, "GENERATED_DIFFERS", { ...told, message, inCode, inMigrations });
  } else if (generated === null) compareDefault(comparison, told, declared, column);
}

function compareDefault(
  comparison: Comparison,
  told: { readonly subject: string } & Pick<Parameters<typeof find>[2], "table" | "object" | "place">,
  declared: DeclaredColumn,
  column: CatalogObjectOf<"column">,
): void {
  if (declared.default.kind === "unknown" || column.definition.identity !== null) return;
  const inCode = declared.default.kind === "value" ? unlessNull(declared.default.text) : null;
  const inMigrations = unlessNull(column.definition.default);
  if (inCode === null && inMigrations === null) return;
  if (inCode !== null && inMigrations !== null && isSameDefault(inCode, inMigrations)) return;
  const message = `The default of ${told.subject} is ${inCode ?? "none"} in code, ${inMigrations ?? "none"} in the migrations.`;
  find(comparison, "DEFAULT_DIFFERS", {
    ...told,
    message,
    inCode: inCode ?? "none",
    inMigrations: inMigrations ?? "none",
  });
}

/** A default, unless it says no more than that there is none. */
function unlessNull(text: string | null): string | null {
  return text === null || /^\(?null\)?(::.*)?$/i.test(text.trim()) ? null : text;
}

function isInPrimaryKey(comparison: Comparison, table: CatalogObjectOf<"table">, column: string): boolean {
  const keys = comparison.catalog.of(table.id, "constraint");
  return keys.some(({ definition }) => definition.type === "primary key" && definition.columns.includes(column));
}

function words(nullable: boolean): string {
  return nullable ? "nullable" : "not null";
}
