import "server-only";
import type { SignInInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import { verifyPassword } from "../accounts/hash-password";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import type { RateLimitName } from "../rate-limits/rate-limits";
import { forgetAttempts, giveBackAttempt, spendAttempt } from "../rate-limits/spend-attempt";
import { BY_PASSWORD } from "./open-session";
import { startSession } from "./start-session";

/**
 * Signs a person in by e-mail and password, from a client address and, where it is one that the account knows, a browser; gives the id
 * of the new session. A wrong password, an unknown address, a closed account and one without a password are answered alike and in the
 * same time. Throws `unauthenticated`, or `too_many` once an account, an address or a browser has been tried too often.
 */
export async function signInWithPassword(
  input: SignInInput,
  address: string,
  knownBrowser: string | null = null,
): Promise<string> {
  const attempts = attemptsOf(input.email, address, knownBrowser);
  for (const [name, ...key] of attempts) await spendAttempt(name, ...key);
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
  for (const [name, ...key] of attempts)
    await (ofOneClient.has(name) ? forgetAttempts(name, ...key) : giveBackAttempt(name, ...key));
  return getDb().$transaction((tx) => startSession(tx, user.id, BY_PASSWORD));
}

type Attempt = readonly [RateLimitName, ...string[]];
const ofOneClient: ReadonlySet<RateLimitName> = new Set(["sign-in:account-browser", "sign-in:account-address"]);

function attemptsOf(email: string, address: string, knownBrowser: string | null): readonly Attempt[] {
  if (knownBrowser !== null) return [["sign-in:account-browser", email, knownBrowser]];
  return [
    ["sign-in:address", address],
    ["sign-in:account-address", email, address],
    ["sign-in:account", email],
  ];
}
