import "server-only";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

type Row = Omit<ProjectOverview["bands"][number], "label"> & { count: number; summary: string };

/** The core sample of a whole schema, oldest first: a band for each migration that changed anything. */
export async function readSchemaBands(db: Transaction, projectId: string): Promise<ProjectOverview["bands"]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT m.position, m.version, m.path, b.kind, b.count, b.summary
    FROM (
      SELECT c.migration_id, count(*)::int AS count, (array_agg(c.summary ORDER BY c.ordinal))[1] AS summary,
        (array_agg(c.kind ORDER BY array_position(ARRAY['added', 'dropped', 'renamed', 'altered']::change_kind[], c.kind)))[1]::text AS kind
      FROM changes c WHERE c.project_id = ${projectId}::uuid AND NOT c.consequence
      GROUP BY c.migration_id) b
    JOIN migrations m ON m.id = b.migration_id
    ORDER BY m.position`);
  return rows.map(({ count, summary, ...band }) => ({ ...band, label: count > 1 ? `${count} changes` : summary }));
}
