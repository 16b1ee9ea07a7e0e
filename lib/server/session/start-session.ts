import "server-only";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { openSession } from "./open-session";

/** Opens a session for a person who has just been proven, with its audit row, which says by what. Gives its id. */
export async function startSession(tx: Transaction, userId: string, by: string): Promise<string> {
  const sessionId = await openSession(userId, tx, by);
  await recordAudit(null, { action: "session.start", subject: userId, detail: { by, session: sessionId } }, tx);
  return sessionId;
}
