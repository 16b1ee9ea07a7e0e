import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";
import { getPublicKey } from "./checkpoint-key";
import { storeCheckpoint } from "./make-checkpoint";

/** A chain that grew is signed after so many rows, or so long after its last checkpoint. */
const [AFTER_ROWS, AFTER_MINUTES] = [1_000, 10];
const MOST_CHAINS = 100;

/** Makes a checkpoint of each chain that is due, whichever process asks. Two that ask at once make one; without a key there are none. */
export async function makeDueCheckpoints(): Promise<void> {
  if (getPublicKey() === null) return;
  const due = await getDb().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.id::text AS id
    FROM audit_chains c
    LEFT JOIN LATERAL (
      SELECT k.size, k.created_at FROM checkpoints k WHERE k.chain_id = c.id ORDER BY k.size DESC LIMIT 1) k ON true
    WHERE c.sequence > coalesce(k.size, 0) AND (
      k.size IS NULL OR c.sequence - k.size >= ${AFTER_ROWS} OR k.created_at < now() - make_interval(mins => ${AFTER_MINUTES}))
    ORDER BY k.created_at NULLS FIRST LIMIT ${MOST_CHAINS}`);
  for (const { id } of due) await storeCheckpoint(id);
}
