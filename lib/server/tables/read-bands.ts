import "server-only";
import type { Band } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { groupBy, ofTable, type TableScope } from "./table-scope";

type Row = Omit<Band, "label" | "kind"> & {
  tableId: string;
  strength: number;
  count: number;
  summary: string;
};

/**
 * The bands of core samples by table, oldest first: one for each migration that touched the table or its children, up to
 * head. What only follows from other changes counts where a migration did nothing else to the table.
 */
export async function readBands(db: Transaction, scope: TableScope): Promise<ReadonlyMap<string, readonly Band[]>> {
  const ofScope = Prisma.sql`c.project_id = ${scope.projectId}::uuid AND c.table_id IS NOT NULL
        AND c.summary <> ''${ofTable("c.table_id", scope)}`;
  // As one JSON value: thousands of small rows cost more to hand over than to gather.
  const [found] = await db.$queryRaw<{ rows: Row[] | null }[]>(Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT c.table_id, c.migration_id, min(${strength}) AS strength, count(*)::int AS count,
        (array_agg(c.summary ORDER BY c.ordinal))[1] AS summary
      FROM changes c
      WHERE ${ofScope} AND NOT c.consequence
      GROUP BY c.table_id, c.migration_id)
    SELECT json_agg(json_build_object('tableId', b.table_id, 'position', m.position, 'version', m.version, 'path', m.path,
      'strength', b.strength, 'count', b.count, 'summary', b.summary) ORDER BY m.position) AS rows
    FROM (
      SELECT * FROM asked
      UNION ALL
      SELECT c.table_id, c.migration_id, min(${strength}), 1, (array_agg(c.summary ORDER BY c.ordinal))[1]
      FROM changes c
      WHERE ${ofScope} AND c.consequence AND NOT EXISTS (
        SELECT 1 FROM asked a WHERE a.table_id = c.table_id AND a.migration_id = c.migration_id)
      GROUP BY c.table_id, c.migration_id) b
    JOIN migrations m ON m.id = b.migration_id`);
  const bands = groupBy(found?.rows ?? [], (row) => row.tableId);
  return new Map([...bands].map(([tableId, ofOne]) => [tableId, ofOne.map(toBand)]));
}

// The kinds of change, the one that says most about a migration first.
const strongestFirst = ["added", "dropped", "renamed", "altered"] as const;
const strength = Prisma.sql`CASE c.kind WHEN 'added' THEN 0 WHEN 'dropped' THEN 1 WHEN 'renamed' THEN 2 ELSE 3 END`;

function toBand({ tableId: _, strength: place, count, summary, ...band }: Row): Band {
  const kind = strongestFirst[place] ?? "altered";
  return { ...band, kind, label: count > 1 ? `${count} changes` : summary };
}
