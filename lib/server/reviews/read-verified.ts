import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "../db";
import { planOnce } from "../plan-once";
import type { Shown } from "./shown-key";

/** The newest verification of a table, whether or not it stands. */
export type Verified = {
  readonly by: string;
  readonly at: Date;
  readonly version: string | null;
  /** What was verified: the docs up to a place in the chain, the schema up to a migration. */
  readonly writtenSequence: number;
  /** Empty for one that is older than digests. */
  readonly schemaDigest: string | null;
  readonly position: number;
};

/** Neither docs nor schema of a table are other than they were when it was verified. */
export function isAsVerified({ writtenSequence, schemaDigest }: Verified, now: Shown): boolean {
  return now.writtenSequence === writtenSequence && (schemaDigest === "" || now.schemaDigest === schemaDigest);
}

/** The newest verifications of tables of a project, by table; what was never verified has none. */
export async function readVerified(
  db: Reader,
  projectId: string,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, Verified>> {
  const rows = await db.$queryRaw<(Verified & { objectId: string })[]>(Prisma.sql`${planOnce}
    SELECT e.object_id AS "objectId", u.name AS by, e.created_at AS at, m.version, coalesce(m.position, 0) AS position,
      e.written_sequence::float8 AS "writtenSequence", encode(e.schema_digest, 'hex') AS "schemaDigest"
    FROM unnest(${[...objectIds]}::uuid[]) s (object_id)
    JOIN LATERAL (
      SELECT * FROM review_events e
      WHERE e.project_id = ${projectId}::uuid AND e.object_id = s.object_id AND e.subject = 'status' AND e.after = 'verified'
      ORDER BY e.created_at DESC, e.id LIMIT 1) e ON true
    JOIN users u ON u.id = e.actor_id
    LEFT JOIN migrations m ON m.id = e.migration_id`);
  return new Map(rows.map(({ objectId, ...verified }) => [objectId, verified]));
}
