import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { type ObjectChange, objectChanges, recordAuditOfObjects } from "../audit/record-of-objects";
import type { Transaction } from "../db";

/**
 * Writes the events of a change of status or owner, an audit row and an outbox entry for each, in the caller's transaction. Their time
 * is that of writing (not of the transaction's beginning), so that events of one table are in order. A verification holds what it is
 * of: the table's docs and schema as they stand.
 */
export async function recordReviewEvents(
  db: Transaction,
  viewer: Viewer,
  what: {
    readonly projectId: string;
    readonly subject: "status" | "owner";
    /** What the audit log calls it. */
    readonly action: string;
    readonly note: string | null;
    /** Whom a review is requested of: `owner`, or `member:` and an identity; null for anybody. */
    readonly asked: string | null;
    readonly migrationId: string | null;
  },
  drafts: readonly ObjectChange[],
): Promise<void> {
  if (drafts.length === 0) return;
  const verified = drafts.filter(({ after }) => what.subject === "status" && after === "verified");
  await db.$executeRaw(Prisma.sql`
    WITH added AS (
      INSERT INTO review_events (project_id, object_id, subject, before, after, note, asked, written_sequence, schema_digest,
        actor_id, migration_id, created_at)
      SELECT ${what.projectId}::uuid, t.object_id, ${what.subject}, t.before, t.after, ${what.note}, ${what.asked},
        s.written_sequence, s.schema_digest, ${viewer.userId}::uuid, ${what.migrationId}::uuid, clock_timestamp()
      FROM ${objectChanges(drafts)}
      LEFT JOIN tables_as_shown(${verified.map(({ objectId }) => objectId)}::uuid[]) s ON s.object_id = t.object_id
      RETURNING id, project_id, created_at)
    INSERT INTO outbox (project_id, review_event_id, created_at) SELECT project_id, id, created_at FROM added`);
  await recordAuditOfObjects(db, viewer, { projectId: what.projectId, action: what.action }, drafts);
}
