import "server-only";
import type { ChainedAudit } from "@/lib/domain/audit-chain";
import type { ExportHeader } from "@/lib/domain/audit-export";
import { type ChainEnd, emptyChain } from "@/lib/domain/hash-chain";
import type { ChainedRevision } from "@/lib/domain/revision-chain";
import { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";

const MOST_LINKS = 1_000;
const MOST_BYTES = 4_194_304;

type Reader = Pick<Db, "$queryRaw">;

/** Where the database says that a project's chains end, both at the same moment. */
export async function readEnds(db: Reader, chainId: string): Promise<ExportHeader["ends"]> {
  const rows = await db.$queryRaw<({ chain: "audit" | "revision" } & ChainEnd)[]>(Prisma.sql`
    SELECT 'audit' AS chain, c.sequence::float8 AS sequence, encode(c.hash, 'hex') AS hash
    FROM audit_chains c WHERE c.id = ${chainId}::uuid
    UNION ALL SELECT 'revision', p.revision_sequence::float8, encode(p.revision_hash, 'hex')
    FROM projects p WHERE p.id = ${chainId}::uuid`);
  const endOf = (name: string): ChainEnd => {
    const found = rows.find(({ chain }) => chain === name);
    return found ? { sequence: found.sequence, hash: found.hash } : emptyChain;
  };
  return { audit: endOf("audit"), revision: endOf("revision") };
}

/** The rows of the audit log after a place of a chain up to another, in its order; at most 1,000. */
export function readAuditLinks(db: Reader, chainId: string, after: number, upTo: number): Promise<ChainedAudit[]> {
  return db.$queryRaw<ChainedAudit[]>(Prisma.sql`
    SELECT l.sequence::float8 AS sequence, a.id::text AS id, ${isoOf("a.at")} AS at, a.origin::text AS origin,
      a.actor_id::text AS "actorId", a.token_id::text AS "tokenId", a.action, a.subject, a.detail::text AS detail,
      encode(l.previous, 'hex') AS "previousHash", encode(l.hash, 'hex') AS hash
    FROM (SELECT *, lag(hash) OVER (ORDER BY sequence) AS previous FROM audit_links
      WHERE chain_id = ${chainId}::uuid AND sequence BETWEEN ${after} AND ${Math.min(upTo, after + MOST_LINKS)}) l
    JOIN audit_log a ON a.id = l.audit_id
    WHERE l.sequence > ${after}
    ORDER BY l.sequence`);
}

/** The revisions after a place of a project's chain up to another, in its order: at most 1,000, and no more text than 4 MB but for the first. */
export function readRevisionLinks(
  db: Reader,
  projectId: string,
  after: number,
  upTo: number,
): Promise<ChainedRevision[]> {
  return db.$queryRaw<ChainedRevision[]>(Prisma.sql`
    WITH near AS (
      SELECT r.sequence, sum(octet_length(r.text)) OVER (ORDER BY r.sequence) - octet_length(r.text) AS before
      FROM (SELECT * FROM revisions r
        WHERE r.project_id = ${projectId}::uuid AND r.sequence > ${after} AND r.sequence <= ${upTo}
        ORDER BY r.sequence LIMIT ${MOST_LINKS}) r)
    SELECT r.sequence::float8 AS sequence, r.doc_id::text AS "docId", d.field, r.number, r.kind::text AS kind, r.text, r.reason,
      r.author_id::text AS "authorId", r.origin::text AS origin, r.migration_id::text AS "migrationId",
      r.restored_from_id::text AS "restoredFromId", ${isoOf("r.created_at")} AS at,
      encode(r.previous_hash, 'hex') AS "previousHash", encode(r.hash, 'hex') AS hash
    FROM near n
    JOIN revisions r ON r.project_id = ${projectId}::uuid AND r.sequence = n.sequence
    JOIN docs d ON d.id = r.doc_id
    WHERE n.before <= ${MOST_BYTES}
    ORDER BY r.sequence`);
}

/** A time as it is exported: ISO 8601 in UTC with six decimals. */
export function isoOf(column: "a.at" | `${"r" | "s" | "w"}.created_at` | "s.reauthenticated_at"): Prisma.Sql {
  return Prisma.sql`to_char(${Prisma.raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
