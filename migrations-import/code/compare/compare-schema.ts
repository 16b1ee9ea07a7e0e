import { isPlatformSchema } from "../../dialects/postgres/catalog/platform";
import type { DeclaredEnum, DeclaredTable } from "../declared";
import { compareColumns } from "./compare-columns";
import { compareForeignKeys } from "./compare-foreign-keys";
import { compareIndexes } from "./compare-indexes";
import { compareKeys } from "./compare-keys";
import { compareRules } from "./compare-rules";
import { type Comparison, find, isSameList, isSameSet, refer, titleOf } from "./comparison";

/** Compares one schema of the code with the catalog: references for what both have, findings for where they differ. */
export function compareSchema(comparison: Comparison): void {
  for (const declared of comparison.schema.tables) compareTable(comparison, declared);
  for (const declared of comparison.schema.enums) compareEnum(comparison, declared);
}

/** Says which tables and enums of the catalog none of the schemas declares. */
export function findUndeclared(comparison: Comparison): void {
  const { catalog, references } = comparison;
  for (const table of catalog.tables) {
    if (references.has(table.id) || table.definition.kind !== "table") continue;
    const subject = titleOf(table);
    const message = `Migrations create table ${subject}, code does not declare it.`;
    find(comparison, "TABLE_NOT_DECLARED", { message, subject, table, object: table });
  }
  for (const each of catalog.enums) {
    if (references.has(each.id)) continue;
    const subject = `enum ${titleOf(each)}`;
    const message = `Migrations create ${subject}, code does not declare it.`;
    find(comparison, "ENUM_NOT_DECLARED", { message, subject, object: each });
  }
}

function compareTable(comparison: Comparison, declared: DeclaredTable): void {
  const table = comparison.catalog.table(declared.schema, declared.name);
  if (table === null) {
    if (comparison.dialect === "postgres" && isPlatformSchema(declared.schema)) return;
    const subject = titleOf(declared);
    const message = `Code declares ${declared.kind} ${subject}, no migration creates it.`;
    find(comparison, "TABLE_NOT_MIGRATED", { message, subject, place: declared.place });
    return;
  }
  const pair = { declared, table };
  refer(comparison, table, { place: declared.place, symbol: declared.key });
  compareColumns(comparison, pair);
  if (declared.kind === "view") return;
  compareKeys(comparison, pair);
  compareIndexes(comparison, pair);
  compareForeignKeys(comparison, pair);
  compareRules(comparison, pair);
}

function compareEnum(comparison: Comparison, declared: DeclaredEnum): void {
  const made = comparison.catalog.enums.find((each) => each.schema === declared.schema && each.name === declared.name);
  const subject = `enum ${titleOf(declared)}`;
  const { place, values } = declared;
  if (made === undefined) {
    if (isPlatformSchema(declared.schema)) return;
    const message = `Code declares ${subject}, no migration creates it.`;
    find(comparison, "ENUM_NOT_MIGRATED", { message, subject, place });
    return;
  }
  refer(comparison, made, { place, symbol: declared.key });
  const there = made.definition.values;
  if (values === null || isSameList(values, there) || isSameSet(values, there)) return;
  const onlyIn = (left: readonly string[], right: readonly string[]) => left.filter((each) => !right.includes(each));
  const [more, less] = [onlyIn(values, there), onlyIn(there, values)];
  const parts = [
    ...(more.length > 0 ? [`only in code: ${more.join(", ")}`] : []),
    ...(less.length > 0 ? [`only in the migrations: ${less.join(", ")}`] : []),
  ];
  const message = `The values of ${subject} differ (${parts.join("; ")}).`;
  const told = { inCode: values.join(", "), inMigrations: there.join(", ") };
  find(comparison, "ENUM_VALUES_DIFFER", { message, subject, object: made, place, ...told });
}
