import type { Catalog, CatalogTable } from "../model/catalog";

/** The facts of a catalog as sorted lines, to be held against what {@link introspectPostgres} says of a database. */
export function describeCatalog(catalog: Catalog): readonly string[] {
  const path = ({ schema, name }: { readonly schema: string; readonly name: string }) => `${schema}.${name}`;
  return [
    ...catalog.tables.flatMap(describeTable),
    ...catalog.enums.map((each) => `enum ${path(each)} ${each.values.join("|")}`),
    ...catalog.domains.map(
      (each) =>
        `domain ${path(each)} ${each.type} ${each.nullable ? "null" : "not null"} ${each.default} ${checksOf(each)}`,
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
        `policy ${each.name} on ${on} ${each.permissive} ${each.command} ${[...each.roles].sort().join(",")} ${each.using} ${each.check}`,
    ),
    ...table.triggers.map(
      (each) =>
        `trigger ${each.name} on ${on} ${each.timing} ${[...each.events].sort().join(",")} ${each.level} ${each.function} ${each.enabled} ${each.definition}`,
    ),
  ];
  if (table.schema === "auth" || table.schema === "storage") return own;
  return [
    `${table.kind} ${on} ${table.rlsEnabled} ${table.rlsForced} ${table.comment} ${table.definition}`,
    ...table.columns.map(
      (each) =>
        `column ${on}.${each.name} ${each.position} ${each.type} ${each.nullable} ${each.default} ${each.identity} ${each.generated} ${each.comment}`,
    ),
    ...table.constraints.map(
      (each) => `constraint ${each.name} on ${on} ${each.type} ${sortedFor(each)} ${each.definition}`,
    ),
    ...table.indexes.map((each) => `index ${each.name} on ${on} ${each.unique} ${each.method} ${each.definition}`),
    ...own,
  ];
}

/** The columns of a check have no order of their own. */
function sortedFor({ type, columns }: CatalogTable["constraints"][number]): string {
  return (type === "check" || type === "exclusion" ? [...columns].sort() : columns).join(",");
}

function checksOf({ constraints }: Catalog["domains"][number]): string {
  return [...constraints.map(({ name, definition }) => `${name} ${definition}`)].sort().join(", ");
}
