import { truncateName } from "../dialects/postgres/catalog/made-up-names";
import type { DialectName } from "../model/source";
import type { DeclaredSchema, DeclaredTable } from "./declared";

/** A schema with all names as the database keeps them: PostgreSQL cuts those that are too long, as code need not say. */
export function withKeptNames(schema: DeclaredSchema, dialect: DialectName): DeclaredSchema {
  if (dialect !== "postgres") return schema;
  return {
    ...schema,
    tables: schema.tables.map(keptTable),
    enums: schema.enums.map(named),
    relations: schema.relations.map((each) => ({ ...keyed(each), table: truncateName(each.table) })),
  };
}

function keptTable(table: DeclaredTable): DeclaredTable {
  return {
    ...named(table),
    columns: table.columns.map(named),
    keys: table.keys.map((each) => ({ ...each, columns: each.columns.map(truncateName) })),
    indexes: table.indexes.map((each) => ({ ...named(each), columns: each.columns?.map(truncateName) ?? null })),
    foreignKeys: table.foreignKeys.map(keyed),
    checks: table.checks.map(named),
    policies: table.policies.map(named),
  };
}

function named<T extends { readonly name: string | null }>(each: T): T {
  return each.name === null ? each : { ...each, name: truncateName(each.name) };
}

type Keyed = {
  readonly columns: readonly string[];
  readonly target: DeclaredTable["foreignKeys"][number]["target"];
};

function keyed<T extends Keyed>(each: T): T {
  const { columns, target } = each;
  return {
    ...each,
    columns: columns.map(truncateName),
    target: target && { ...target, table: truncateName(target.table), columns: target.columns.map(truncateName) },
  };
}
