import "server-only";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { sendMail } from "../mail/send-mail";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { issueResetLink } from "./issue-reset-link";

/** Counts a request for a reset against the limits of the account named and of the client's address, whether or not it exists. */
export async function limitPasswordReset(email: string, address: string): Promise<void> {
  await spendAttempt("reset:address", address);
  await spendAttempt("reset:account", email);
}

/**
 * Mails a link to reset the password to the person of that address, if there is one with an open account. To be run after the
 * answer has been sent, so that the answer is the same, and as fast, for everybody.
 */
export async function sendPasswordReset(email: string): Promise<void> {
  const user = await getDb().user.findFirst({
    where: { email, closedAt: null, isSystem: false },
    select: { id: true, name: true },
  });
  if (user === null) return recordAudit(null, { action: "reset.unknown" });
  const link = await issueResetLink(user.id, null);
  await sendMail({
    to: email,
    subject: "Reset your password for Strata",
    text: [
      `Hello ${user.name},`,
      "somebody asked to reset your password for Strata. If it was you, open this link within an hour:",
      link,
      "If it was not you, do nothing: your password stays as it is.",
    ].join("\n\n"),
  });
}
