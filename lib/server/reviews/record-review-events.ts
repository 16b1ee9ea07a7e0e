import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { type ObjectChange, objectChanges, recordAuditOfObjects } from "../audit/record-of-objects";
import type { Transaction } from "../db";

/**
 * Writes the events of a change of status or owner and an audit row for each, in the caller's transaction. Their time is
 * that of writing (not of the transaction's beginning), so that events of one table are in order.
 */
export async function recordReviewEvents(
  db: Transaction,
  viewer: Viewer,
  what: {
    readonly projectId: string;
    readonly subject: "status" | "owner";
    readonly note: string | null;
    readonly migrationId: string | null;
  },
  drafts: readonly ObjectChange[],
): Promise<void> {
  if (drafts.length === 0) return;
  await db.$executeRaw(Prisma.sql`
    INSERT INTO review_events (project_id, object_id, subject, before, after, note, actor_id, migration_id, created_at)
    SELECT ${what.projectId}::uuid, t.object_id, ${what.subject}, t.before, t.after, ${what.note}, ${viewer.userId}::uuid,
      ${what.migrationId}::uuid, clock_timestamp()
    FROM ${objectChanges(drafts)}`);
  await recordAuditOfObjects(db, viewer, { projectId: what.projectId, action: `${what.subject}.set` }, drafts);
}
