import "server-only";
import type { RelationKind } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { ofTable, type TableScope } from "./table-scope";

/** What a table is, without its children. */
export type TableFacts = {
  readonly objectId: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: RelationKind;
  readonly rlsEnabled: boolean;
  readonly rlsForced: boolean;
  readonly dialect: string | null;
  /** Stands in the catalog only for what a migration hung on it: a table of the platform. */
  readonly isExternal: boolean;
};

/** The tables, views and the like that stand in a state, by schema and name. */
export function readTables(db: Reader, scope: TableScope): Promise<readonly TableFacts[]> {
  return db.$queryRaw<TableFacts[]>(Prisma.sql`${planOnceForOne(scope)}
    SELECT v.object_id AS "objectId", coalesce(v.schema, '') AS schema, v.name, v.definition ->> 'kind' AS kind,
      (v.definition ->> 'rlsEnabled')::boolean AS "rlsEnabled", (v.definition ->> 'rlsForced')::boolean AS "rlsForced",
      coalesce((v.definition -> 'extra' ->> 'external')::boolean, false) AS "isExternal",
      (SELECT p.dialect FROM projects p WHERE p.id = ${scope.projectId}::uuid) AS dialect
    FROM object_versions v
    WHERE ${standsAt("v", scope)} AND v.kind = 'table'${ofTable("v.object_id", scope)}
    ORDER BY v.schema, v.name`);
}
