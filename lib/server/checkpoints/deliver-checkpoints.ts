import "server-only";
import type { SignedCheckpoint } from "@/lib/domain/checkpoint";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { postCheckpoint } from "./post-checkpoint";
import type { WayOut } from "./ways-out";
import { writeCheckpointFile } from "./write-checkpoint-file";

/** A checkpoint on its way out of the database. */
export type LeavingCheckpoint = SignedCheckpoint & { readonly id: string; readonly chainId: string };

type Due = LeavingCheckpoint & { readonly way: WayOut };

const AT_ONCE = 20;
// From half a minute, twice as long each time, to six hours; after a month of that it is left.
const [FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, MOST_ATTEMPTS] = [30, 21_600, 130];

const ways = { file: writeCheckpointFile, webhook: postCheckpoint } as const;

/**
 * Takes the checkpoints that are due out of the database. Each is put off before it is tried, so that no two processes try it at
 * once and one that ends in the middle leaves it to be tried again: it may come twice, with the same id.
 */
export async function deliverCheckpoints(): Promise<void> {
  for (const { way, ...checkpoint } of await claim()) {
    const problem = await ways[way](checkpoint).then(() => null, messageOf);
    await getDb().checkpointDelivery.update({
      where: { checkpointId_way: { checkpointId: checkpoint.id, way } },
      data: { problem, deliveredAt: problem === null ? new Date() : null },
      select: { way: true },
    });
  }
}

function claim(): Promise<Due[]> {
  return getDb().$queryRaw<Due[]>(Prisma.sql`
    WITH due AS (
      SELECT d.checkpoint_id, d.way FROM checkpoint_deliveries d
      WHERE d.delivered_at IS NULL AND d.next_at <= now() AND d.attempts < ${MOST_ATTEMPTS}
      ORDER BY d.next_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED),
    claimed AS (
      UPDATE checkpoint_deliveries d SET attempts = d.attempts + 1, next_at = now() + make_interval(secs =>
        least(${FIRST_PAUSE_SECONDS} * power(2, least(d.attempts, 20)), ${LONGEST_PAUSE_SECONDS}))
      FROM due WHERE (d.checkpoint_id, d.way) = (due.checkpoint_id, due.way) RETURNING d.checkpoint_id, d.way)
    SELECT k.id::text AS id, k.chain_id::text AS "chainId", k.statement, k.public_key AS "publicKey", k.signature, c.way
    FROM claimed c JOIN checkpoints k ON k.id = c.checkpoint_id ORDER BY k.chain_id, k.size`);
}

const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : "unknown");
