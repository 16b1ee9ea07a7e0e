import "server-only";
import type { ResetPasswordInput } from "@/lib/domain/accounts";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { consumeLink, deadLink } from "../links/consume-link";
import { forgetAttempts } from "../rate-limits/spend-attempt";
import { hashPassword } from "./hash-password";
import { revokeSessions } from "./revoke-sessions";

/**
 * Sets a new password by a reset link, ends every session of that person and lifts a lock that guessing had brought about; gives the
 * address of the account, whose owner has been proven with that.
 * Throws `not_found` for a dead link and for a closed account.
 */
export async function resetPassword(input: ResetPasswordInput): Promise<string> {
  const passwordHash = await hashPassword(input.password);
  const email = await getDb().$transaction(async (tx) => {
    const link = await consumeLink(tx, "reset", input.token);
    const user = await tx.user.findFirst({
      where: { id: link.userId ?? "", closedAt: null },
      select: { id: true, email: true },
    });
    if (user === null) throw deadLink();
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, passwordBegunAt: null },
      select: { id: true },
    });
    await revokeSessions(tx, user.id, null);
    await recordAudit(null, { action: "password.reset", subject: user.id }, tx);
    return user.email;
  });
  await forgetAttempts("sign-in:account", email);
  return email;
}
