import "server-only";
import { OPENID_CONNECT } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { ProofWay } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { verifyPassword } from "../accounts/hash-password";
import { recordRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { forgetAttempts, spendAttempt } from "../rate-limits/spend-attempt";
import { BY_PASSWORD } from "../session/open-session";

/**
 * Has somebody who is about to sign prove with their password that it is them. `invalid` with the field `password` for a wrong one,
 * recorded; `too_many` after several.
 */
export async function proveByPassword(viewer: Viewer, projectId: string, password: string): Promise<void> {
  await spendAttempt("signature:person", viewer.userId);
  const hash = await passwordOf(viewer);
  if (!(await verifyPassword(hash, password))) {
    await recordRefusal(viewer, "signature.confirm", projectId);
    const message =
      hash === null ? "You have no password that can sign in this session." : "This is not your password.";
    throw new AppError("invalid", message, { fields: { password: message } });
  }
  await forgetAttempts("signature:person", viewer.userId);
}

// Whoever holds a session that is not theirs could set a first password, and sign in with it too: it is good where something else
// than that password has opened a session since.
async function passwordOf({ userId, via }: Viewer): Promise<string | null> {
  const { passwordHash, passwordBegunAt } = await getDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, passwordBegunAt: true },
  });
  if (passwordBegunAt === null || via.kind !== "session") return passwordHash;
  const session = await getDb().session.findUnique({
    where: { id: via.sessionId },
    select: { createdAt: true, openedBy: true },
  });
  const isOther = session !== null && session.openedBy !== null && session.openedBy !== BY_PASSWORD;
  return isOther && session.createdAt > passwordBegunAt ? passwordHash : null;
}

/** Writes that somebody has just proven who they are, in the session they are in; good for one signature while that session lives. */
export async function writeProof(
  db: Transaction,
  person: { readonly userId: string; readonly sessionId: string; readonly way: Exclude<ProofWay, "no way yet"> },
): Promise<string> {
  const { id } = await db.reauthentication.create({ data: person, select: { id: true } });
  return id;
}

/**
 * Holds the session of somebody who signs open for the rest of the transaction. `unauthenticated` where it was ended since they were let
 * in: by another password, or from elsewhere.
 */
export async function holdSession(db: Transaction, sessionId: string): Promise<void> {
  const held = await db.$executeRaw`
    SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp() FOR SHARE`;
  if (held === 0) throw new AppError("unauthenticated", "Your session has ended. Sign in again before you sign.");
}

/** A proof of the viewer in this session that is fresh, by the database's clock, and has served for no signature; null where there is none. */
export async function findProof(db: Transaction, viewer: Viewer): Promise<string | null> {
  if (viewer.via.kind !== "session") return null;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM reauthentications r
    WHERE r.session_id = ${viewer.via.sessionId}::uuid AND r.user_id = ${viewer.userId}::uuid
      AND r.created_at > clock_timestamp() - interval '5 minutes'
      AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.reauthentication_id = r.id)
    ORDER BY r.created_at DESC LIMIT 1`;
  return found?.id ?? null;
}

/** How somebody can prove that it is them. */
export async function proofWayOf(db: Transaction, viewer: Viewer): Promise<ProofWay> {
  if ((await passwordOf(viewer)) !== null) return "password";
  const atProvider = await db.account.count({ where: { userId: viewer.userId, provider: OPENID_CONNECT } });
  return atProvider > 0 ? "provider" : "no way yet";
}
