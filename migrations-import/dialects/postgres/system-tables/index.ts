import { informationSchema } from "./information-schema";
import { pgCatalog } from "./pg-catalog";
import type { SystemTable } from "./system-table";

/** A table of the system that a query names, as far as migrations tell what is in it; undefined for any other table. */
export function systemTable(schema: string | null, name: string): SystemTable | undefined {
  const tables = schema === "information_schema" ? informationSchema : pgCatalog;
  const isSystem = schema === null || schema === "pg_catalog" || schema === "information_schema";
  return isSystem && Object.hasOwn(tables, name) ? tables[name] : undefined;
}
