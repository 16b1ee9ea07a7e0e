import "server-only";
import { type Db, getDb, type Transaction } from "../db";
import { SESSION_SECONDS } from "./session-cookie";

/** Records a fresh sign-in of a person who has just been proven; gives the session's id. */
export async function openSession(userId: string, db: Db | Transaction = getDb()): Promise<string> {
  const session = await db.session.create({
    data: { userId, expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000) },
    select: { id: true },
  });
  return session.id;
}
