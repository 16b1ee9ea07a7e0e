import "server-only";
import { type Db, getDb, type Transaction } from "../db";
import { SESSION_SECONDS } from "./session-cookie";

/** What a session is opened by where somebody gave their password. */
export const BY_PASSWORD = "password";

/** Records a fresh sign-in of a person who has just been proven, and by what; gives the session's id. */
export async function openSession(
  userId: string,
  db: Db | Transaction = getDb(),
  openedBy: string | null = null,
): Promise<string> {
  const session = await db.session.create({
    data: { userId, openedBy, expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000) },
    select: { id: true },
  });
  return session.id;
}
