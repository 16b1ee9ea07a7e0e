import "server-only";
import type { Band } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnceForOne } from "../plan-once";
import { type ByTable, byTable } from "./by-table";
import { ofTable, type TableScope } from "./table-scope";
import { strength, toBand } from "./to-band";

type Row = [position: number, version: string, path: string, strength: number, count: number, summary: string];

/**
 * The bands of core samples by table, oldest first: one for each migration that touched the table or its children, up to
 * head. What only follows from other changes counts where a migration did nothing else to the table, and as one change.
 */
export async function readBands(db: Reader, scope: TableScope): Promise<ReadonlyMap<string, readonly Band[]>> {
  const [found] = await db.$queryRaw<{ bands: ByTable<Row> }[]>(Prisma.sql`${planOnceForOne(scope)}
    SELECT json_object_agg(table_id, of_one) AS bands FROM (
      SELECT b.table_id, json_agg(json_build_array(b.position, m.version, m.path, b.strength, b.count, b.summary)
        ORDER BY b.position) AS of_one
      FROM (
        SELECT c.table_id, c.position, min(${strength}) AS strength,
          count(*) FILTER (WHERE NOT c.consequence) AS count, (array_agg(c.summary ORDER BY c.ordinal))[1] AS summary
        FROM changes c
        WHERE c.project_id = ${scope.projectId}::uuid AND c.table_id IS NOT NULL AND c.shown${ofTable("c.table_id", scope)}
        GROUP BY c.table_id, c.position) b
      JOIN migrations m ON m.project_id = ${scope.projectId}::uuid AND m.position = b.position
      GROUP BY b.table_id) t`);
  return byTable(found?.bands, ([position, version, path, strongest, count, summary]) =>
    toBand({ position, version, path, strength: strongest, count, summary }),
  );
}
