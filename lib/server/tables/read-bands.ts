import "server-only";
import type { Band } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { groupBy, ofTable, type TableScope } from "./table-scope";

type Row = Omit<Band, "label"> & { tableId: string; count: number; summary: string };

/**
 * The bands of core samples by table, oldest first: one for each migration that touched the table or its children, up to
 * head. What only follows from other changes counts where a migration did nothing else to the table.
 */
export async function readBands(db: Transaction, scope: TableScope): Promise<ReadonlyMap<string, readonly Band[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT b."tableId", b.position, m.version, m.path, b.kind, b.count, b.summary
    FROM (
      SELECT c.table_id AS "tableId", c.migration_id, c.position,
        (array_agg(c.kind ORDER BY c.consequence, array_position(${strongestFirst}, c.kind)))[1]::text AS kind,
        count(*) FILTER (WHERE NOT c.consequence)::int AS count,
        (array_agg(c.summary ORDER BY c.consequence, c.ordinal))[1] AS summary
      FROM changes c
      WHERE c.project_id = ${scope.projectId}::uuid AND c.table_id IS NOT NULL AND c.summary <> ''${ofTable("c.table_id", scope)}
      GROUP BY c.table_id, c.migration_id, c.position) b
    JOIN migrations m ON m.id = b.migration_id
    ORDER BY b.position`);
  const bands = groupBy(rows, (row) => row.tableId);
  return new Map([...bands].map(([tableId, ofOne]) => [tableId, ofOne.map(toBand)]));
}

const strongestFirst = Prisma.sql`ARRAY['added', 'dropped', 'renamed', 'altered']::change_kind[]`;

function toBand({ tableId: _, count, summary, ...band }: Row): Band {
  return { ...band, label: count > 1 ? `${count} changes` : summary };
}
