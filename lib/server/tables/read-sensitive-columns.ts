import "server-only";
import type { SensitiveColumns } from "@/lib/domain/catalog-view";
import { sensitivities } from "@/lib/domain/sensitivity";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { docTextsAt } from "./docs-at";
import type { TableScope } from "./table-scope";

type Found = { tables: Readonly<Record<string, SensitiveColumns>> | null };

/** By table (its identity): the columns that stand in a state and are said to be more or less sensitive, in their order. */
export async function readSensitiveColumns(
  db: Reader,
  scope: TableScope,
): Promise<ReadonlyMap<string, SensitiveColumns>> {
  const [found] = await db.$queryRaw<Found[]>(Prisma.sql`
    SELECT json_object_agg(table_id, of_one) AS tables FROM (
      SELECT table_id, json_object_agg(text, names) AS of_one FROM (
        SELECT v.table_id, d.text, json_agg(v.name ORDER BY v.ordinal) AS names
        FROM (${docTextsAt({ ...scope, field: "sensitivity" })}) d
        JOIN object_versions v ON v.object_id = d.object_id AND ${standsAt("v", scope)}
        WHERE d.text = ANY (${[...sensitivities]}) AND v.kind = 'column'
        GROUP BY v.table_id, d.text) s
      GROUP BY table_id) t`);
  return new Map(Object.entries(found?.tables ?? {}));
}
