import "server-only";
import { type ChainedRecord, EXPORT_FORMAT, type ExportHeader, type ExportRecord } from "@/lib/domain/audit-export";
import { readCheckpoint, type SignedCheckpoint } from "@/lib/domain/checkpoint";
import { emptyChain } from "@/lib/domain/hash-chain";
import { Prisma } from "@/prisma/generated/client";
import { getPublicKey } from "../checkpoints/checkpoint-key";
import { getDb } from "../db";
import { readAuditLinks, readEnds, readRevisionLinks } from "./read-links";
import { readSignatureRecords, readWithdrawalRecords } from "./read-signature-records";

/** What is exported: the chains of a project, with what it is called, or the instance's. */
export type ExportedChain = Pick<ExportHeader, "project"> & { readonly id: string };

const MOST_CHECKPOINTS = 500;

type Ends = ExportHeader["ends"];

/**
 * The records of an export in their order, but for the seal: all that was there when the first was asked for, each checkpoint
 * right after what it covers, so that whoever verifies needs to remember nothing. A page of them is read at a time, whatever there is.
 */
export async function* exportRecords({ id, project }: ExportedChain): AsyncGenerator<ExportRecord> {
  const ends = await readEnds(getDb(), id);
  const at = new Date().toISOString();
  const publicKey = getPublicKey();
  yield { type: "header", format: EXPORT_FORMAT, chainId: id, project, at, ends, publicKey };
  yield* await readPeople(id);
  yield* await readSignatureRecords(getDb(), id, ends.audit.sequence);
  yield* await readWithdrawalRecords(getDb(), id, ends.audit.sequence);
  let after: Ends = { audit: emptyChain, revision: emptyChain };
  for await (const signed of checkpointsUpTo(id, ends.audit.sequence)) {
    const { audit = after.audit, revision = after.revision } = readCheckpoint(signed.statement)?.ends ?? after;
    yield* linksUpTo(id, after, { audit, revision });
    yield { type: "checkpoint", ...signed };
    after = { audit, revision };
  }
  yield* linksUpTo(id, after, ends);
}

async function* checkpointsUpTo(chainId: string, size: number): AsyncGenerator<SignedCheckpoint> {
  for (let after = 0n; ; ) {
    const page = await getDb().checkpoint.findMany({
      where: { chainId, size: { gt: after, lte: size } },
      orderBy: { size: "asc" },
      take: MOST_CHECKPOINTS,
      select: { size: true, statement: true, publicKey: true, signature: true },
    });
    for (const { size: _, ...signed } of page) yield signed;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.size;
  }
}

async function* linksUpTo(id: string, after: Ends, { audit, revision }: Ends): AsyncGenerator<ChainedRecord> {
  yield* paged(after.audit.sequence, audit.sequence, async (from, upTo) =>
    (await readAuditLinks(getDb(), id, from, upTo)).map((row) => ({ type: "audit" as const, ...row })),
  );
  yield* paged(after.revision.sequence, revision.sequence, async (from, upTo) =>
    (await readRevisionLinks(getDb(), id, from, upTo)).map((row) => ({ type: "revision" as const, ...row })),
  );
}

// What is missing at the end gives an empty page, which ends it: whoever verifies says what is not there.
async function* paged<Link extends ChainedRecord>(
  after: number,
  upTo: number,
  read: (after: number, upTo: number) => Promise<readonly Link[]>,
): AsyncGenerator<Link> {
  for (let place = after; place < upTo; ) {
    const links = await read(place, upTo);
    yield* links;
    const last = links.at(-1);
    if (last === undefined) return;
    place = last.sequence;
  }
}

/** Everybody that a record names, as actor, author or subject. */
function readPeople(chainId: string): Promise<ExportRecord[]> {
  return getDb().$queryRaw<ExportRecord[]>(Prisma.sql`
    WITH rows AS (
      SELECT a.actor_id::text AS actor, a.subject FROM audit_links l JOIN audit_log a ON a.id = l.audit_id
      WHERE l.chain_id = ${chainId}::uuid)
    SELECT 'person' AS type, u.id::text AS id, u.name FROM users u
    WHERE u.id::text IN (SELECT actor FROM rows UNION SELECT subject FROM rows)
      OR u.id IN (SELECT r.author_id FROM revisions r WHERE r.project_id = ${chainId}::uuid)
    ORDER BY u.id`);
}
