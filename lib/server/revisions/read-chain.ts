import "server-only";
import type { ChainEnd, ChainedRevision } from "@/lib/domain/revision-chain";
import { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";

const MOST_REVISIONS = 1_000;
const MOST_BYTES = 4_194_304;

type Reader = Pick<Db, "$queryRaw">;

/** Where a project says that its chain ends. */
export async function readChainEnd(db: Reader, projectId: string): Promise<ChainEnd> {
  const [end] = await db.$queryRaw<ChainEnd[]>(Prisma.sql`
    SELECT p.revision_sequence::float8 AS sequence, encode(p.revision_hash, 'hex') AS hash
    FROM projects p WHERE p.id = ${projectId}::uuid`);
  return end ?? { sequence: 0, hash: null };
}

/** The revisions after a place of a project's chain, in its order: at most 1,000, and no more text than 4 MB but for the first. */
export function readChain(db: Reader, projectId: string, after: number): Promise<ChainedRevision[]> {
  return db.$queryRaw<ChainedRevision[]>(Prisma.sql`
    WITH near AS (
      SELECT r.sequence, sum(octet_length(r.text)) OVER (ORDER BY r.sequence) - octet_length(r.text) AS before
      FROM (SELECT * FROM revisions r WHERE r.project_id = ${projectId}::uuid AND r.sequence > ${after}
        ORDER BY r.sequence LIMIT ${MOST_REVISIONS}) r)
    SELECT r.sequence::float8 AS sequence, r.doc_id::text AS "docId", d.field, r.number, r.kind::text AS kind, r.text, r.reason,
      r.author_id::text AS "authorId", r.origin::text AS origin, r.migration_id::text AS "migrationId",
      r.restored_from_id::text AS "restoredFromId",
      to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
      encode(r.previous_hash, 'hex') AS "previousHash", encode(r.hash, 'hex') AS hash
    FROM near n
    JOIN revisions r ON r.project_id = ${projectId}::uuid AND r.sequence = n.sequence
    JOIN docs d ON d.id = r.doc_id
    WHERE n.before <= ${MOST_BYTES}
    ORDER BY r.sequence`);
}
