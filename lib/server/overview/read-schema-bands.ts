import "server-only";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { type BandRow, strength, toBand } from "../tables/to-band";

/** The core sample of a whole schema, oldest first: a band for each migration that changed anything. */
export async function readSchemaBands(db: Transaction, projectId: string): Promise<ProjectOverview["bands"]> {
  const rows = await db.$queryRaw<BandRow[]>(Prisma.sql`
    SELECT m.position, m.version, m.path, b.strength, b.count, c.summary
    FROM (
      SELECT c.migration_id, min(${strength}) AS strength, count(*)::int AS count, min(c.ordinal) AS ordinal
      FROM changes c WHERE c.project_id = ${projectId}::uuid AND c.shown AND NOT c.consequence
      GROUP BY c.migration_id) b
    JOIN changes c ON c.migration_id = b.migration_id AND c.ordinal = b.ordinal
    JOIN migrations m ON m.id = b.migration_id
    ORDER BY m.position`);
  return rows.map(toBand);
}
