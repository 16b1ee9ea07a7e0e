"use server";

import { redirect } from "next/navigation";
import { invitedAccountInput, type LinkInput, linkInput } from "@/lib/domain/accounts";
import {
  type InvitationInput,
  type InvitationView,
  type Invited,
  invitationInput,
  inviteInput,
  type MemberInput,
  type MemberRoleInput,
  memberInput,
  memberRoleInput,
} from "@/lib/domain/members";
import { paths } from "@/lib/domain/paths";
import type { Result } from "@/lib/domain/result";
import { clientAddress } from "@/lib/server/http/client-address";
import { acceptInvitation, createInvitedAccount } from "@/lib/server/members/accept-invitation";
import { changeMemberRole } from "@/lib/server/members/change-member-role";
import { inviteMember } from "@/lib/server/members/invite-member";
import { removeMember } from "@/lib/server/members/remove-member";
import { revokeInvitation } from "@/lib/server/members/revoke-invitation";
import { viewInvitation } from "@/lib/server/members/view-invitation";
import { enter } from "@/lib/server/session/enter";
import { getViewer } from "@/lib/server/session/get-viewer";
import { refreshed } from "./refreshed";
import { runAction, runOpenAction } from "./run-action";

/** Invites an address into a project; the link comes back once. */
export async function inviteMemberAction(_before: Result<Invited> | null, form: FormData): Promise<Result<Invited>> {
  return refreshed(runAction(inviteInput, form, inviteMember));
}

/** Takes an invitation back. */
export async function revokeInvitationAction(input: InvitationInput): Promise<Result<void>> {
  return refreshed(runAction(invitationInput, input, revokeInvitation));
}

/** Gives a member another role. */
export async function changeMemberRoleAction(input: MemberRoleInput): Promise<Result<void>> {
  return refreshed(runAction(memberRoleInput, input, changeMemberRole));
}

/** Removes a member. */
export async function removeMemberAction(input: MemberInput): Promise<Result<void>> {
  return refreshed(runAction(memberInput, input, removeMember));
}

/** Shows the holder of an invitation's link what it is for. */
export async function viewInvitationAction(input: LinkInput): Promise<Result<InvitationView>> {
  return runOpenAction(linkInput, input, async (headers, link) =>
    viewInvitation(await getViewer(), link, clientAddress(headers)),
  );
}

/** Accepts an invitation as the person signed in, and goes to the project. */
export async function acceptInvitationAction(input: LinkInput): Promise<Result<{ slug: string }>> {
  const result = await runAction(linkInput, input, acceptInvitation);
  if (result.ok) redirect(paths.project(result.value.slug));
  return result;
}

/** Accepts an invitation by making an account, signs it in, and goes to the project. */
export async function createInvitedAccountAction(
  _before: Result<string> | null,
  form: FormData,
): Promise<Result<string>> {
  const result = await runOpenAction(invitedAccountInput, form, async (_headers, input) => {
    const { sessionId, slug } = await createInvitedAccount(input);
    await enter(sessionId);
    return slug;
  });
  if (result.ok) redirect(paths.project(result.value));
  return result;
}
