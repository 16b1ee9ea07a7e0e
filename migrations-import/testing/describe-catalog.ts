import type { Catalog, CatalogTable } from "../model/catalog";
import { loosely } from "./loosely";

/** The facts of a catalog as sorted lines, to be held against what {@link introspectPostgres} says of a database. */
export function describeCatalog(catalog: Catalog): readonly string[] {
  const path = ({ schema, name }: { readonly schema: string; readonly name: string }) => `${schema}.${name}`;
  return [
    ...catalog.tables.flatMap(describeTable),
    ...catalog.enums.map((each) => `enum ${path(each)} ${each.values.join("|")}`),
    ...catalog.domains.map(
      (each) => `domain ${path(each)} ${each.type} ${each.nullable ? "null" : "not null"} ${loosely(each.default)}`,
    ),
    ...catalog.compositeTypes.map(
      (each) => `type ${path(each)} ${each.attributes.map(({ name, type }) => `${name} ${type}`).join(", ")}`,
    ),
    ...catalog.functions.map(
      (each) =>
        `${each.kind} ${path(each)}(${each.args}) ${each.returns} ${each.language} ${each.volatility} ${each.securityDefiner}`,
    ),
    ...catalog.sequences.map((each) => `sequence ${path(each)}`),
  ].sort();
}

function describeTable(table: CatalogTable): readonly string[] {
  const on = `${table.schema}.${table.name}`;
  const own = [
    ...table.policies.map(
      (each) =>
        `policy ${each.name} on ${on} ${each.permissive} ${each.command} ${[...each.roles].sort().join(",")} ${withoutQueries(each.using)} ${withoutQueries(each.check)}`,
    ),
    ...table.triggers.map(
      (each) =>
        `trigger ${each.name} on ${on} ${each.timing} ${[...each.events].sort().join(",")} ${each.level} ${each.function} ${each.enabled} ${loosely(each.definition)}`,
    ),
  ];
  if (table.schema === "auth" || table.schema === "storage") return own;
  return [
    `${table.kind} ${on} ${table.rlsEnabled} ${table.rlsForced} ${table.comment}`,
    ...table.columns.map(
      (each) =>
        `column ${on}.${each.name} ${each.position} ${each.type} ${each.nullable} ${loosely(each.default)} ${each.identity} ${loosely(each.generated)} ${each.comment}`,
    ),
    ...table.constraints.map(
      (each) => `constraint ${each.name} on ${on} ${each.type} ${sortedFor(each)} ${loosely(each.definition)}`,
    ),
    ...table.indexes.map(
      (each) => `index ${each.name} on ${on} ${each.unique} ${each.method} ${loosely(each.definition)}`,
    ),
    ...own,
  ];
}

/** The columns of a check have no order of their own. */
function sortedFor({ type, columns }: CatalogTable["constraints"][number]): string {
  return (type === "check" || type === "exclusion" ? [...columns].sort() : columns).join(",");
}

/** PostgreSQL prints the queries inside an expression with every name qualified; only that there is one is compared. */
export function withoutQueries(text: string | null): string | null {
  return text !== null && /\bSELECT\b/.test(text) ? "a query" : loosely(text);
}
