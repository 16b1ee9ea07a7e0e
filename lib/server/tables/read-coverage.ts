import "server-only";
import { docFields } from "@/lib/domain/doc-fields";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { docsAt } from "./docs-at";
import { ofTable, type TableScope } from "./table-scope";

/** How many children a table has, and how many of the fields that must be written are. */
export type Coverage = {
  readonly columns: number;
  readonly policies: number;
  readonly required: number;
  readonly documented: number;
};

type Row = Coverage & { tableId: string };

const requiredFields = Object.entries(docFields).flatMap(([kind, fields]) =>
  fields.filter((field) => field.required).map(({ field }) => ({ kind, field })),
);
const requiredField = Prisma.sql`CASE v.kind ${Prisma.join(
  requiredFields.map(({ kind, field }) => Prisma.sql`WHEN ${kind} THEN ${field}`),
  " ",
)} END`;

/**
 * Coverage by table: of the one field that must be written of the table and of each of its children, how many have text.
 * Indexes behind a constraint do not count, for the constraint says why they are there; nor do a platform's own tables.
 */
export async function readCoverage(db: Transaction, scope: TableScope): Promise<ReadonlyMap<string, Coverage>> {
  // OFFSET 0 keeps the planner from working out the field again wherever it is used.
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT v.table_id AS "tableId", count(*) FILTER (WHERE v.kind = 'column')::int AS columns,
      count(*) FILTER (WHERE v.kind = 'policy')::int AS policies, count(v.field)::int AS required,
      count(d.object_id)::int AS documented
    FROM (
      SELECT v.table_id, v.object_id, v.kind,
        CASE WHEN NOT (v.kind = 'index' AND v.definition ->> 'constraint' IS NOT NULL)
          AND v.definition -> 'extra' ->> 'external' IS DISTINCT FROM 'true' THEN ${requiredField} END AS field
      FROM object_versions v
      WHERE ${standsAt("v", scope)} AND v.table_id IS NOT NULL${ofTable("v.table_id", scope)}
      OFFSET 0) v
    LEFT JOIN (SELECT t.object_id, t.field FROM (${docsAt(scope)}) t WHERE t.has_text) d
      ON d.object_id = v.object_id AND d.field = v.field
    GROUP BY v.table_id`);
  return new Map(rows.map(({ tableId, ...coverage }) => [tableId, coverage]));
}
