import "server-only";
import type { Transaction } from "../db";

/** Ends every session of a person, but for one where it is named. Takes effect with their next request. */
export async function revokeSessions(tx: Transaction, userId: string, exceptSessionId: string | null): Promise<void> {
  await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptSessionId === null ? {} : { id: { not: exceptSessionId } }) },
    data: { revokedAt: new Date() },
  });
}
