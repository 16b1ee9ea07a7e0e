import "server-only";
import type { Transaction } from "../db";

/** How often somebody has signed or withdrawn in a project. */
export async function readOwnCount(db: Transaction, projectId: string, userId: string): Promise<number> {
  const signed = await db.signature.count({ where: { projectId, signerId: userId } });
  return signed + (await db.signatureWithdrawal.count({ where: { projectId, actorId: userId } }));
}
