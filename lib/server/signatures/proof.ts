import "server-only";
import { OPENID_CONNECT } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { ProofWay } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { verifyPassword } from "../accounts/hash-password";
import { recordRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { forgetAttempts, spendAttempt } from "../rate-limits/spend-attempt";

/** For how long somebody counts as having just proven who they are; the database holds the same. */
const PROOF_MS = 5 * 60_000;

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

// Whoever holds a session that is not theirs could set a first password and sign at once: it is good from the next sign-in on.
async function passwordOf({ userId, via }: Viewer): Promise<string | null> {
  const { passwordHash, passwordBegunAt } = await getDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, passwordBegunAt: true },
  });
  if (passwordBegunAt === null || via.kind !== "session") return passwordHash;
  const session = await getDb().session.findUnique({ where: { id: via.sessionId }, select: { createdAt: true } });
  return session !== null && session.createdAt > passwordBegunAt ? passwordHash : null;
}

/** Writes that somebody has just proven who they are, in the session they are in; good for one signature. */
export async function writeProof(
  db: Transaction,
  person: { readonly userId: string; readonly sessionId: string; readonly way: Exclude<ProofWay, "no way yet"> },
): Promise<string> {
  const { id } = await db.reauthentication.create({ data: person, select: { id: true } });
  return id;
}

/** A proof of the viewer in this session that is fresh and has served for no signature; null where there is none. */
export async function findProof(db: Transaction, viewer: Viewer): Promise<string | null> {
  if (viewer.via.kind !== "session") return null;
  const found = await db.reauthentication.findFirst({
    where: {
      userId: viewer.userId,
      sessionId: viewer.via.sessionId,
      createdAt: { gt: new Date(Date.now() - PROOF_MS) },
      signature: null,
    },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** How somebody can prove that it is them. */
export async function proofWayOf(db: Transaction, viewer: Viewer): Promise<ProofWay> {
  if ((await passwordOf(viewer)) !== null) return "password";
  const atProvider = await db.account.count({ where: { userId: viewer.userId, provider: OPENID_CONNECT } });
  return atProvider > 0 ? "provider" : "no way yet";
}
