import "server-only";
import type { ChangePasswordInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { recordRefusal } from "../audit/record-refusal";
import { getDb } from "../db";
import { forgetAttempts, spendAttempt } from "../rate-limits/spend-attempt";
import { refuseToken } from "../session/refuse-token";
import { hashPassword, verifyPassword } from "./hash-password";
import { revokeSessions } from "./revoke-sessions";

/**
 * Gives the viewer a new password, given the present one where there is one, and signs them out everywhere else. Throws
 * `invalid` with the field `current` for a wrong one, `too_many` after several.
 */
export async function changePassword(viewer: Viewer, input: ChangePasswordInput): Promise<void> {
  await refuseToken(viewer);
  await spendAttempt("password-change:person", viewer.userId);
  const user = await getDb().user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { passwordHash: true } });
  if (user.passwordHash !== null && !(await verifyPassword(user.passwordHash, input.current ?? ""))) {
    await recordRefusal(viewer, "password.change");
    const message = "This is not your present password.";
    throw new AppError("invalid", message, { fields: { current: message } });
  }
  const passwordHash = await hashPassword(input.password);
  await getDb().$transaction(async (tx) => {
    // By the clock that dates sessions, with which it is compared.
    if (user.passwordHash === null)
      await tx.$executeRaw`UPDATE users SET password_begun_at = clock_timestamp() WHERE id = ${viewer.userId}::uuid`;
    await tx.user.update({ where: { id: viewer.userId }, data: { passwordHash }, select: { id: true } });
    await revokeSessions(tx, viewer.userId, viewer.via.kind === "session" ? viewer.via.sessionId : null);
    await recordAudit(viewer, { action: "password.change", subject: viewer.userId }, tx);
  });
  await forgetAttempts("password-change:person", viewer.userId);
}
