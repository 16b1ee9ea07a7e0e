import "server-only";
import { docFields } from "@/lib/domain/doc-fields";
import { Prisma } from "@/prisma/generated/client";
import { standsAt } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { docTexts } from "./doc-texts";
import { ofTable, type TableScope } from "./table-scope";

/** How many children a table has, and how many of the fields that must be written are. */
export type Coverage = {
  readonly columns: number;
  readonly policies: number;
  readonly required: number;
  readonly documented: number;
};

type CountRow = { tableId: string; columns: number; policies: number; required: number };

const required = Object.entries(docFields).flatMap(([kind, fields]) =>
  fields.filter((field) => field.required).map(({ field }) => ({ kind, field })),
);

/**
 * Coverage by table: of the required fields of the table and its children, how many have text. Indexes behind a
 * constraint do not count, for the constraint says why they are there.
 */
export async function readCoverage(db: Transaction, scope: TableScope): Promise<ReadonlyMap<string, Coverage>> {
  const counts = await countRequired(db, scope);
  const written = await countWritten(db, scope);
  const documented = new Map(written.map((row) => [row.tableId, row.documented]));
  return new Map(
    counts.map(({ tableId, ...count }) => [tableId, { ...count, documented: documented.get(tableId) ?? 0 }]),
  );
}

function countRequired(db: Transaction, scope: TableScope): Promise<CountRow[]> {
  return db.$queryRaw<CountRow[]>(Prisma.sql`
    SELECT v.table_id AS "tableId", count(*) FILTER (WHERE v.kind = 'column')::int AS columns,
      count(*) FILTER (WHERE v.kind = 'policy')::int AS policies,
      coalesce(sum(f.fields) FILTER (WHERE ${speaksForItself}), 0)::int AS required
    FROM object_versions v
    LEFT JOIN (SELECT kind, count(*) AS fields FROM (VALUES ${requiredRows}) AS r (kind, field) GROUP BY kind) f
      ON f.kind = v.kind
    WHERE ${standsAt("v", scope)} AND v.table_id IS NOT NULL${ofTable("v.table_id", scope)}
    GROUP BY v.table_id`);
}

function countWritten(db: Transaction, scope: TableScope): Promise<{ tableId: string; documented: number }[]> {
  return db.$queryRaw(Prisma.sql`
    SELECT v.table_id AS "tableId", count(*)::int AS documented
    FROM (${docTexts(scope)}) d
    JOIN object_versions v ON v.object_id = d.object_id
    JOIN (VALUES ${requiredRows}) AS f (kind, field) ON f.kind = v.kind AND f.field = d.field
    WHERE ${standsAt("v", scope)} AND d.text <> '' AND ${speaksForItself}${ofTable("v.table_id", scope)}
    GROUP BY v.table_id`);
}

const speaksForItself = Prisma.sql`NOT (v.kind = 'index' AND v.definition ->> 'constraint' IS NOT NULL)`;
const requiredRows = Prisma.join(required.map(({ kind, field }) => Prisma.sql`(${kind}, ${field})`));
