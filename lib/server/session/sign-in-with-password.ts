import "server-only";
import type { SignInInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import { verifyPassword } from "../accounts/hash-password";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { forgetAttempts, giveBackAttempt, spendAttempt } from "../rate-limits/spend-attempt";
import { openSession } from "./open-session";

/**
 * Signs a person in by e-mail and password, from a client address; gives the id of the new session. A wrong password, an
 * unknown address, a closed account and one without a password are answered alike and in the same time. Throws
 * `unauthenticated`, or `too_many` once an account or an address has been tried too often.
 */
export async function signInWithPassword(input: SignInInput, address: string): Promise<string> {
  await spendAttempt("sign-in:address", address);
  await spendAttempt("sign-in:account-address", input.email, address);
  await spendAttempt("sign-in:account", input.email);

  const user = await getDb().user.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true, closedAt: true },
  });
  const isOpen = user !== null && user.closedAt === null;
  const isRight = await verifyPassword(isOpen ? user.passwordHash : null, input.password);
  if (!isOpen || !isRight) {
    await recordAudit(null, { action: "session.refused", subject: user?.id ?? null });
    throw new AppError("unauthenticated", "That e-mail address and password do not belong together.");
  }

  await forgetAttempts("sign-in:account-address", input.email, address);
  await giveBackAttempt("sign-in:account", input.email);
  await giveBackAttempt("sign-in:address", address);
  return startSession(user.id, "password");
}

/** Opens a session for a person who has just been proven, with its audit row. */
export async function startSession(userId: string, by: string): Promise<string> {
  return getDb().$transaction(async (tx) => {
    const sessionId = await openSession(userId, tx);
    await recordAudit(null, { action: "session.start", subject: userId, detail: { by, session: sessionId } }, tx);
    return sessionId;
  });
}
