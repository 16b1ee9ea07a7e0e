import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";
import type { Shown } from "./shown-key";

/** A table as it stands to somebody: who wrote it last, and whether that was them, or they asked for its review, by whichever account of theirs. */
export type ShownTable = Shown & {
  readonly writtenBy: string | null;
  readonly isWriter: boolean;
  readonly isRequester: boolean;
};

type Row = ShownTable & { readonly objectId: string };

/** Tables of a project as somebody is shown them now, by identity. What is no table of it, or not any longer, is left out. */
export async function readShown(
  db: Reader,
  projectId: string,
  objectIds: readonly string[],
  userId: string,
): Promise<ReadonlyMap<string, ShownTable>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`${objectIds.length === 1 ? planOnce : Prisma.empty}
    SELECT s.object_id AS "objectId", coalesce(w.number, 0) AS number, s.written_sequence::float8 AS "writtenSequence",
      encode(s.schema_digest, 'hex') AS "schemaDigest", p.head_position AS position, s.written_by AS "writtenBy",
      coalesce(is_same_person(s.written_by, ${userId}::uuid), false) AS "isWriter",
      w.status IS NOT DISTINCT FROM 'in_review' AND is_same_person((
        SELECT e.actor_id FROM review_events e WHERE e.object_id = s.object_id AND e.subject = 'status'
        ORDER BY e.created_at DESC, e.id LIMIT 1), ${userId}::uuid) AS "isRequester"
    FROM tables_as_shown(${[...objectIds]}::uuid[]) s
    JOIN projects p ON p.id = ${projectId}::uuid
    JOIN object_versions v ON v.object_id = s.object_id AND v.project_id = p.id AND v.kind = 'table' AND v.to_position IS NULL
    LEFT JOIN reviews w ON w.object_id = s.object_id`);
  return new Map(rows.map(({ objectId, ...shown }) => [objectId, shown]));
}
