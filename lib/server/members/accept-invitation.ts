import "server-only";
import type { InvitedAccountInput, LinkInput } from "@/lib/domain/accounts";
import { AppError } from "@/lib/domain/errors";
import { roles } from "@/lib/domain/permissions";
import type { Viewer } from "@/lib/domain/viewer";
import { hashPassword } from "../accounts/hash-password";
import { recordAudit } from "../audit/record";
import { recordingRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { consumeLink, deadLink, type UsedLink } from "../links/consume-link";
import { lockProject } from "../projects/lock-project";
import { refuseToken } from "../session/refuse-token";
import { startSession } from "../session/start-session";
import { isUniqueViolation } from "../unique-violation";
import { findInvitation } from "./find-invitation";

/**
 * Accepts an invitation as the person signed in, whose address must be the invited one; gives the project's slug. Throws
 * `not_found` for a dead link, `forbidden` for somebody else's.
 */
export async function acceptInvitation(viewer: Viewer, input: LinkInput): Promise<{ slug: string }> {
  await refuseToken(viewer);
  const joining = getDb().$transaction(async (tx) => {
    const link = await consumeLink(tx, "invite", input.token);
    if (link.email !== viewer.email)
      throw new AppError("forbidden", "This invitation is for somebody else. Sign in with the invited address.");
    return join(tx, link, viewer.userId);
  });
  return recordingRefusal(joining, viewer, "member.join");
}

/**
 * Accepts an invitation by making the account of the invited address, and signs it in; gives the session's id and the project's slug.
 * Throws `not_found` for a dead link, `conflict` where the address has an account.
 */
export async function createInvitedAccount(input: InvitedAccountInput): Promise<{ sessionId: string; slug: string }> {
  await findInvitation(input.token);
  const passwordHash = await hashPassword(input.password);
  const hasAccount = new AppError(
    "conflict",
    "This address has an account. Sign in with it, then open the link again.",
  );
  try {
    return await getDb().$transaction(async (tx) => {
      const link = await consumeLink(tx, "invite", input.token);
      const email = link.email ?? "";
      if ((await tx.user.count({ where: { email } })) > 0) throw hasAccount;
      const user = await tx.user.create({ data: { email, name: input.name, passwordHash }, select: { id: true } });
      await recordAudit(null, { action: "account.create", subject: user.id, detail: { by: "invitation" } }, tx);
      const { slug } = await join(tx, link, user.id);
      return { sessionId: await startSession(tx, user.id, "invitation"), slug };
    });
  } catch (thrown) {
    throw isUniqueViolation(thrown) ? hasAccount : thrown;
  }
}

/** Makes a person a member as an invitation says. A member already keeps the higher of both roles. */
export async function join(tx: Transaction, link: UsedLink, userId: string): Promise<{ slug: string }> {
  const { projectId, role } = link;
  if (projectId === null || role === null) throw deadLink();
  await lockProject(tx, projectId);
  const key = { projectId, userId };
  const known = await tx.member.findUnique({ where: { projectId_userId: key }, select: { role: true } });
  if (known === null) await tx.member.create({ data: { ...key, role }, select: { role: true } });
  else if (roles.indexOf(role) > roles.indexOf(known.role))
    await tx.member.update({ where: { projectId_userId: key }, data: { role }, select: { role: true } });
  await recordAudit(
    null,
    { action: "member.join", projectId, subject: userId, detail: { role, invitation: link.id } },
    tx,
  );
  return tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { slug: true } });
}
