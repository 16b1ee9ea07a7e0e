import "server-only";
import { AppError } from "@/lib/domain/errors";
import { type Invited, type InviteInput, roleWords } from "@/lib/domain/members";
import { paths } from "@/lib/domain/paths";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { publicOrigin } from "../http/refuse-foreign-origin";
import { hashSecret, newSecret } from "../links/secret";
import { sendMail } from "../mail/send-mail";
import { type AuthorizedProject, authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Invites an address into a project; gives the link, this once, and mails it where mail is set up. It works once, for seven
 * days; an earlier invitation of the address into the project ends. Throws `invalid` for somebody who is a member already.
 */
export async function inviteMember(viewer: Viewer, input: InviteInput): Promise<Invited> {
  const project = await authorizeProject(viewer, input.project, "member.manage");
  await spendAttempt("invitation:person", viewer.userId);
  await refuseMember(project, input.email);
  const secret = newSecret();
  await storeInvitation(viewer, project, input, secret);
  const link = `${publicOrigin()}${paths.invitation(secret)}`;
  return { email: input.email, link, mailed: await mailInvitation(viewer, project, input, link) };
}

async function refuseMember(project: AuthorizedProject, email: string): Promise<void> {
  const member = await getDb().member.findFirst({
    where: { projectId: project.id, user: { email } },
    select: { userId: true },
  });
  if (member === null) return;
  const message = "This person is a member already. Change their role instead.";
  throw new AppError("invalid", message, { fields: { email: message } });
}

function storeInvitation(
  viewer: Viewer,
  project: AuthorizedProject,
  input: InviteInput,
  secret: string,
): Promise<void> {
  return getDb().$transaction(async (tx) => {
    await tx.oneTimeToken.deleteMany({
      where: { purpose: "invite", projectId: project.id, email: input.email, usedAt: null },
    });
    const { id } = await tx.oneTimeToken.create({
      data: {
        purpose: "invite",
        tokenHash: hashSecret(secret),
        projectId: project.id,
        email: input.email,
        role: input.role,
        createdById: viewer.userId,
        expiresAt: new Date(Date.now() + INVITATION_MS),
      },
      select: { id: true },
    });
    // Not whom: what cannot be erased holds nobody's address.
    const detail = { role: input.role };
    await recordAudit(viewer, { action: "member.invite", projectId: project.id, subject: id, detail }, tx);
  });
}

function mailInvitation(
  viewer: Viewer,
  project: AuthorizedProject,
  input: InviteInput,
  link: string,
): Promise<boolean> {
  return sendMail({
    to: input.email,
    subject: `${viewer.name} invites you to ${project.name} on Strata`,
    text: [
      `${viewer.name} invites you to the project ${project.name} on Strata, as ${roleWords[input.role].name.toLowerCase()}.`,
      "Open this link within seven days. It works once:",
      link,
      "If you did not expect this, do nothing.",
    ].join("\n\n"),
  });
}
