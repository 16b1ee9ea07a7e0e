import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";
import { describeReviewEvent } from "../reviews/describe-review-event";
import { type Counted, type HistoryPart, toPart } from "./history-part";
import type { OneTable } from "./table-scope";
import { type DoingRow, toDoing } from "./to-doing";

type Row = DoingRow & {
  subject: "status" | "owner";
  before: string | null;
  after: string | null;
  note: string | null;
  ownerName: string | null;
  asked: string | null;
  askedName: string | null;
};

/** The changes of a table's status and owner, newest first. */
export async function readHistoryEvents(db: Reader, scope: OneTable, limit: number): Promise<HistoryPart> {
  const rows = await db.$queryRaw<Counted<Row>[]>(Prisma.sql`${planOnce}
    SELECT (count(*) OVER ())::int AS count, e.created_at AS at, a.name AS by, coalesce(m.position, 0) AS position, m.version, m.path, e.subject, e.before,
      e.after, e.note, coalesce(u.name, t.name) AS "ownerName", e.asked, q.name AS "askedName"
    FROM review_events e
    JOIN users a ON a.id = e.actor_id
    LEFT JOIN migrations m ON m.id = e.migration_id
    LEFT JOIN users u ON e.subject = 'owner' AND 'member:' || u.id = e.after
    LEFT JOIN teams t ON e.subject = 'owner' AND 'team:' || t.id = e.after
    LEFT JOIN users q ON 'member:' || q.id = e.asked
    WHERE e.project_id = ${scope.projectId}::uuid AND e.object_id = ${scope.tableId}::uuid
      AND coalesce(m.position, 0) <= ${scope.position}
    ORDER BY e.created_at DESC LIMIT ${limit}`);
  return toPart(rows, (row) => toDoing(row, { kind: row.subject, summary: describeReviewEvent(row) }));
}
