import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { originOf, tokenOf } from "../audit/record";
import type { Transaction } from "../db";

/** One change of a table's status or owner. */
export type ReviewEventDraft = {
  readonly objectId: string;
  readonly before: string | null;
  readonly after: string | null;
};

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
  drafts: readonly ReviewEventDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const rows = Prisma.sql`unnest(${drafts.map(({ objectId }) => objectId)}::uuid[],
    ${drafts.map(({ before }) => before)}::text[], ${drafts.map(({ after }) => after)}::text[]) AS t (object_id, before, after)`;
  await db.$executeRaw(Prisma.sql`
    INSERT INTO review_events (project_id, object_id, subject, before, after, note, actor_id, migration_id, created_at)
    SELECT ${what.projectId}::uuid, t.object_id, ${what.subject}, t.before, t.after, ${what.note}, ${viewer.userId}::uuid,
      ${what.migrationId}::uuid, clock_timestamp()
    FROM ${rows}`);
  const tokenId = tokenOf(viewer);
  await db.$executeRaw(Prisma.sql`
    INSERT INTO audit_log (origin, actor_id, token_id, project_id, action, subject, detail)
    SELECT ${originOf(viewer)}::origin, ${viewer.userId}::uuid, ${tokenId}::uuid, ${what.projectId}::uuid,
      ${`${what.subject}.set`}, t.object_id::text, jsonb_build_object('before', t.before, 'after', t.after)
    FROM ${rows}`);
}
