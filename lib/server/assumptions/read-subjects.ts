import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { type Scope, standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { type ByTable, byTable } from "../tables/by-table";

/** A part of a table that assumptions speak of. */
export type Part = {
  readonly kind: "column" | "constraint" | "index";
  readonly objectId: string;
  readonly name: string;
  /** Of a column, or of a constraint. */
  readonly type: string | null;
  readonly isRequired: boolean;
  /** Those of a constraint or an index, in their order. */
  readonly columns: readonly string[];
};

type Row = readonly [Part["kind"], string, string, string | null, boolean | null, readonly string[] | null];

/** By table (its identity): its columns, constraints and indexes in a state, in the order of the schema. */
export async function readParts(db: Transaction, scope: Scope): Promise<ReadonlyMap<string, readonly Part[]>> {
  const [found] = await db.$queryRaw<{ tables: ByTable<Row> }[]>(Prisma.sql`
    SELECT json_object_agg(table_id, of_one) AS tables FROM (
      SELECT v.table_id, json_agg(json_build_array(v.kind, v.object_id, v.name, v.definition ->> 'type',
        NOT (v.definition ->> 'nullable')::boolean, v.definition -> 'columns') ORDER BY v.ordinal, v.name) AS of_one
      FROM object_versions v
      WHERE ${standsAt("v", scope)} AND v.kind = ANY ('{column,constraint,index}'::text[]) AND v.table_id IS NOT NULL
      GROUP BY v.table_id) t`);
  return byTable(found?.tables, ([kind, objectId, name, type, isRequired, columns]) => ({
    kind,
    objectId,
    name,
    type,
    isRequired: isRequired ?? false,
    columns: columns ?? [],
  }));
}
