import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { originOf, tokenOf } from "./record";

/** What one of several objects was set to, and what it was before. */
export type ObjectChange = {
  readonly objectId: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Such changes as rows `t (object_id, before, after)` of a query. */
export function objectChanges(changes: readonly ObjectChange[]): Prisma.Sql {
  return Prisma.sql`unnest(${changes.map(({ objectId }) => objectId)}::uuid[],
    ${changes.map(({ before }) => before)}::text[], ${changes.map(({ after }) => after)}::text[]) AS t (object_id, before, after)`;
}

/** Writes an audit row for each of several objects, in the caller's transaction. */
export async function recordAuditOfObjects(
  db: Transaction,
  viewer: Viewer,
  what: { readonly projectId: string; readonly action: string },
  changes: readonly ObjectChange[],
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    INSERT INTO audit_log (origin, actor_id, token_id, project_id, action, subject, detail)
    SELECT ${originOf(viewer)}::origin, ${viewer.userId}::uuid, ${tokenOf(viewer)}::uuid, ${what.projectId}::uuid,
      ${what.action}, t.object_id::text, jsonb_build_object('before', t.before, 'after', t.after)
    FROM ${objectChanges(changes)}`);
}
