import { z } from "zod";
import { emailAddress } from "./accounts";
import { type Role, roles } from "./permissions";

const project = z.string().min(1);
const role = z.enum(roles, "Choose a role.");

export const inviteInput = z.object({ project, email: emailAddress, role });
export type InviteInput = z.infer<typeof inviteInput>;

export const invitationInput = z.object({ project, invitationId: z.uuid() });
export type InvitationInput = z.infer<typeof invitationInput>;

export const memberRoleInput = z.object({ project, userId: z.uuid(), role });
export type MemberRoleInput = z.infer<typeof memberRoleInput>;

export const memberInput = z.object({ project, userId: z.uuid() });
export type MemberInput = z.infer<typeof memberInput>;

/** Each role, as people choose it. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly does: string }>> = {
  viewer: { name: "Viewer", does: "Reads everything." },
  editor: { name: "Editor", does: "Writes docs, imports migrations, sets owners." },
  reviewer: { name: "Reviewer", does: "Also verifies tables." },
  admin: { name: "Admin", does: "Also manages members and the project." },
};

/** A member of a project. `email` is null for those who may not manage members. */
export type MemberView = {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly isYou: boolean;
  readonly isClosed: boolean;
};

/** An invitation nobody has accepted yet. */
export type PendingInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  readonly until: string;
  readonly isOver: boolean;
};

/** The members page. `invitations` is empty for those who may not manage members. */
export type MemberList = {
  readonly members: readonly MemberView[];
  readonly invitations: readonly PendingInvitation[];
  readonly canManage: boolean;
  readonly sendsMail: boolean;
};

/** A fresh invitation: its link is shown this once. */
export type Invited = { readonly email: string; readonly link: string; readonly mailed: boolean };

/** What the holder of an invitation is shown before accepting it. */
export type InvitationView = {
  readonly email: string;
  readonly project: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  /** `join`: signed in as the invited; `sign in`: has an account, is not signed in with it; `new`: has none. */
  readonly next: "join" | "sign in" | "new";
  /** The address of whoever is signed in here, where it is not the invited one. */
  readonly signedInAs: string | null;
};
