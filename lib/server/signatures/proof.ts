import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ProofWay } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { verifyPassword } from "../accounts/hash-password";
import { recordRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { forgetAttempts, spendAttempt } from "../rate-limits/spend-attempt";

/** For how long somebody counts as having just proven who they are; the database holds the same. */
const PROOF_MS = 5 * 60_000;

/** A password that was right. */
export type ProvenBy = Extract<ProofWay, "password" | "signing password">;

/**
 * Has somebody who is about to sign prove with their password that it is them. `invalid` with the field `password` for a wrong one,
 * recorded; `too_many` after several.
 */
export async function proveByPassword(viewer: Viewer, projectId: string, password: string): Promise<ProvenBy> {
  await spendAttempt("signature:person", viewer.userId);
  const { way, hash } = await passwordOf(viewer);
  if (!(await verifyPassword(hash, password))) {
    await recordRefusal(viewer, "signature.confirm", projectId);
    const message = hash === null ? "You have no password to sign with yet." : "This is not your password.";
    throw new AppError("invalid", message, { fields: { password: message } });
  }
  await forgetAttempts("signature:person", viewer.userId);
  return way;
}

async function passwordOf(viewer: Viewer): Promise<{ readonly way: ProvenBy; readonly hash: string | null }> {
  const person = await getDb().user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { passwordHash: true, signingPasswordHash: true, signingPasswordSetAt: true },
  });
  if (person.passwordHash !== null) return { way: "password", hash: person.passwordHash };
  const isOlder = await beganAfter(viewer, person.signingPasswordSetAt);
  return { way: "signing password", hash: isOlder ? person.signingPasswordHash : null };
}

// Whoever holds a session that is not theirs could set a password and sign at once: it is good from the next sign-in on.
async function beganAfter(viewer: Viewer, setAt: Date | null): Promise<boolean> {
  if (setAt === null || viewer.via.kind !== "session") return false;
  const session = await getDb().session.findUnique({
    where: { id: viewer.via.sessionId },
    select: { createdAt: true },
  });
  return session !== null && session.createdAt > setAt;
}

/** Writes that somebody has just proven who they are, in the session they are in; good for one signature. */
export async function writeProof(
  db: Transaction,
  person: { readonly userId: string; readonly sessionId: string; readonly way: ProvenBy | "provider" },
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
  const person = await db.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { passwordHash: true, signingPasswordSetAt: true, accounts: { select: { provider: true } } },
  });
  if (person.passwordHash !== null) return "password";
  if (await beganAfter(viewer, person.signingPasswordSetAt)) return "signing password";
  return person.accounts.some(({ provider }) => provider === "oidc") ? "provider" : "no way yet";
}
