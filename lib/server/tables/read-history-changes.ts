import "server-only";
import type { HistoryEntry } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";
import { type Counted, type HistoryPart, toPart } from "./history-part";
import type { OneTable } from "./table-scope";

type Row = Pick<HistoryEntry, "position" | "version" | "path" | "line" | "endLine" | "summary"> & {
  readonly dynamic: true | false;
};

/**
 * What migrations changed about a table and its children, newest first. What only follows from another change is left out,
 * unless it is all a migration did to the table.
 */
export async function readHistoryChanges(db: Reader, scope: OneTable, limit: number): Promise<HistoryPart> {
  const rows = await db.$queryRaw<Counted<Row>[]>(Prisma.sql`${planOnce}
    SELECT (count(*) OVER ())::int AS count, c.position, m.version, m.path, c.line, c.end_line AS "endLine", c.summary, c.dynamic
    FROM changes c JOIN migrations m ON m.id = c.migration_id
    WHERE c.project_id = ${scope.projectId}::uuid AND c.table_id = ${scope.tableId}::uuid AND c.position <= ${scope.position}
      AND c.shown
    ORDER BY c.position DESC, c.ordinal DESC LIMIT ${limit}`);
  return toPart(rows, ({ dynamic, ...row }) => ({
    ...row,
    kind: "change",
    at: null,
    by: null,
    docId: null,
    number: null,
    ...(dynamic ? { dynamic } : {}),
  }));
}
