import { AppError } from "@/lib/domain/errors";
import { roles } from "@/lib/domain/permissions";
import { changePassword } from "../../accounts/change-password";
import { issueResetLink } from "../../accounts/issue-reset-link";
import { sendPasswordReset } from "../../accounts/request-password-reset";
import { resetPassword } from "../../accounts/reset-password";
import { updateProfile } from "../../accounts/update-profile";
import { closeAccount, reopenAccount } from "../../administration/close-account";
import { createResetLink } from "../../administration/create-reset-link";
import { setAdministrator } from "../../administration/set-administrator";
import { updateInstance } from "../../administration/update-instance";
import { exportInstanceAudit } from "../../audit/export-audit";
import { getDb } from "../../db";
import { hashSecret, newSecret } from "../../links/secret";
import { acceptInvitation, createInvitedAccount } from "../../members/accept-invitation";
import { changeMemberRole } from "../../members/change-member-role";
import { inviteMember } from "../../members/invite-member";
import { removeMember } from "../../members/remove-member";
import { revokeInvitation } from "../../members/revoke-invitation";
import { viewInvitation } from "../../members/view-invitation";
import { openSession } from "../../session/open-session";
import { resolveProviderSignIn } from "../../session/resolve-provider-sign-in";
import { revokeOtherSessions, revokeSession } from "../../session/revoke-session";
import { signInWithPassword } from "../../session/sign-in-with-password";
import { completeSetup } from "../../setup/complete-setup";
import { createSetupLink } from "../../setup/create-setup-link";
import { createToken } from "../../tokens/create-token";
import { revokeToken } from "../../tokens/revoke-token";
import { createPerson } from "../create-person";
import type { Mutation, World } from "./world";

const password = "nine quiet otters";
const other = "ten louder otters";
const address = "192.0.2.1";
const secretOf = (link: string | null) => link?.split("#")[1] ?? "a".repeat(43);
const mailOf = ({ chance }: World) => `${chance.word()}@example.com`;

/** An invitation into the spare project, be it archived or not. */
async function invite({ spare, chance }: World, email: string) {
  const token = newSecret();
  const of = { purpose: "invite" as const, projectId: spare.id, email, role: chance.oneOf(roles) };
  const data = { ...of, tokenHash: hashSecret(token), expiresAt: new Date(Date.now() + 60_000) };
  const { id } = await getDb().oneTimeToken.create({ data, select: { id: true } });
  return { id, token };
}

/** What only administrators may: others find nothing, and that they looked is recorded. */
function administering(does: (world: World, userId: string) => Promise<unknown>, leaves: string): Mutation {
  return async (world) => {
    const { id } = await createPerson();
    return async () => {
      try {
        await does(world, id);
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.code === "not_found" && !world.viewer.isAdministrator)
          return ["access.refused"];
        throw thrown;
      }
      return [leaves];
    };
  };
}

async function close(userId: string): Promise<void> {
  await getDb().user.update({ where: { id: userId }, data: { closedAt: new Date() }, select: { id: true } });
}

async function joinSpare({ spare, chance }: World): Promise<{ project: string; userId: string; role: string }> {
  const { id: userId } = await createPerson();
  const role = chance.oneOf(roles);
  await getDb().member.create({ data: { projectId: spare.id, userId, role }, select: { userId: true } });
  return { project: spare.slug, userId, role };
}

/** Everything that is done with accounts, sign-ins, members and tokens, by the action or route that does it. */
export const mutationsOfPeople: Readonly<Record<string, Mutation>> = {
  "GET /api/v1/audit": administering(({ viewer }) => exportInstanceAudit(viewer), "audit.export"),
  completeSetupAction: async (world) => {
    const token = secretOf(await createSetupLink());
    return async () => {
      await completeSetup({ token, name: "Ada", email: mailOf(world), password });
      return ["setup.complete", "session.start"];
    };
  },
  signInAction: async ({ chance }) => {
    const { email } = await createPerson({ password });
    return async () => {
      await signInWithPassword({ email, password: chance.oneOf([password, other]) }, address);
      return ["session.start"];
    };
  },
  "POST /api/auth/[...nextauth]": async (world) => {
    const email = world.chance.oneOf([(await createPerson()).email, mailOf(world)]);
    const isKnown = (await getDb().user.count({ where: { email } })) > 0;
    const isInvited = world.chance.below(2) === 0;
    if (isInvited) await invite(world, email);
    const providerAccountId = world.chance.word();
    return async () => {
      const identity = { provider: "github", providerAccountId, email, isEmailVerified: true, name: "Octo" };
      if ((await resolveProviderSignIn(identity)) === null) return ["session.refused"];
      return isKnown ? ["account.link"] : ["account.create", "member.join", "account.link"];
    };
  },
  requestResetAction: async (world) => {
    const isKnown = world.chance.below(2) === 0;
    const email = isKnown ? (await createPerson()).email : mailOf(world);
    return async () => {
      await sendPasswordReset(email);
      return [isKnown ? "reset.link" : "reset.unknown"];
    };
  },
  resetPasswordAction: async () => {
    const token = secretOf(await issueResetLink((await createPerson()).id, null));
    return async () => {
      await resetPassword({ token, password });
      return ["password.reset"];
    };
  },
  viewInvitationAction: async (world) => {
    const { token } = await invite(world, mailOf(world));
    return async () => {
      await viewInvitation(world.viewer, { token }, address);
      return [];
    };
  },
  acceptInvitationAction: async (world) => {
    const { token } = await invite(world, world.chance.oneOf([world.viewer.email, mailOf(world)]));
    return async () => {
      await acceptInvitation(world.viewer, { token });
      return ["member.join"];
    };
  },
  createInvitedAccountAction: async (world) => {
    const { token } = await invite(world, mailOf(world));
    return async () => {
      await createInvitedAccount({ token, name: "Eve", password });
      return ["account.create", "member.join", "session.start"];
    };
  },
  updateProfileAction: async ({ chance, viewer }) => {
    return async () => {
      await updateProfile(viewer, { name: chance.word() });
      return ["account.rename"];
    };
  },
  changePasswordAction: async ({ chance, viewer }) => {
    const current = chance.oneOf([password, other]);
    return async () => {
      try {
        await changePassword(viewer, { current, password: chance.oneOf([password, other]) });
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.code === "invalid") return ["access.refused"];
        throw thrown;
      }
      return ["password.change"];
    };
  },
  revokeSessionAction: async ({ chance, viewer, project }) => {
    const sessionId = await openSession(chance.oneOf([viewer.userId, project.people.reviewer.id]));
    return async () => {
      await revokeSession(viewer, { sessionId });
      return ["session.end"];
    };
  },
  revokeOtherSessionsAction: async ({ viewer }) => {
    await openSession(viewer.userId);
    return async () => {
      await revokeOtherSessions(viewer);
      return ["session.end_others"];
    };
  },
  createTokenAction: async ({ chance, viewer, slug }) => {
    return async () => {
      const project = chance.oneOf([null, slug]);
      await createToken(viewer, { name: "CI", scopes: ["read"], project, days: 30 });
      return ["token.create"];
    };
  },
  revokeTokenAction: async ({ chance, viewer, project }) => {
    const userId = chance.oneOf([viewer.userId, project.people.reviewer.id]);
    const data = {
      userId,
      name: "CI",
      tokenHash: chance.word(),
      hint: "abcd",
      expiresAt: new Date(Date.now() + 60_000),
    };
    const { id: tokenId } = await getDb().apiToken.create({ data, select: { id: true } });
    return async () => {
      await revokeToken(viewer, { tokenId });
      return ["token.revoke"];
    };
  },
  updateInstanceAction: administering(
    ({ viewer, chance }) => updateInstance(viewer, { anyoneMayCreateProject: chance.oneOf(["true", "false"]) }),
    "instance.update",
  ),
  setAdministratorAction: administering(
    ({ viewer }, userId) => setAdministrator(viewer, { userId, isAdministrator: "true" }),
    "account.administrator",
  ),
  closeAccountAction: administering(({ viewer }, userId) => closeAccount(viewer, { userId }), "account.close"),
  reopenAccountAction: async (world) => {
    const { id: userId } = await createPerson();
    await close(userId);
    return administering(({ viewer }) => reopenAccount(viewer, { userId }), "account.reopen")(world);
  },
  createResetLinkAction: administering(({ viewer }, userId) => createResetLink(viewer, { userId }), "reset.link"),
  inviteMemberAction: async (world) => {
    const email = mailOf(world);
    return async () => {
      await inviteMember(world.viewer, { project: world.spare.slug, email, role: "viewer" });
      return ["member.invite"];
    };
  },
  revokeInvitationAction: async (world) => {
    const { id: invitationId } = await invite(world, mailOf(world));
    return async () => {
      await revokeInvitation(world.viewer, { project: world.spare.slug, invitationId });
      return ["member.uninvite"];
    };
  },
  changeMemberRoleAction: async (world) => {
    const { role: before, ...member } = await joinSpare(world);
    const role = world.chance.oneOf(roles);
    return async () => {
      await changeMemberRole(world.viewer, { ...member, role });
      return role === before ? [] : ["member.role"];
    };
  },
  removeMemberAction: async (world) => {
    const { project, userId } = await joinSpare(world);
    return async () => {
      await removeMember(world.viewer, { project, userId });
      return ["member.remove"];
    };
  },
};
