"use server";

import { z } from "zod";
import {
  type AdministratorInput,
  administratorInput,
  changePasswordInput,
  type InstanceInput,
  instanceInput,
  profileInput,
  type SessionInput,
  sessionInput,
  type UserInput,
  userInput,
} from "@/lib/domain/accounts";
import type { Result } from "@/lib/domain/result";
import { changePassword } from "@/lib/server/accounts/change-password";
import { updateProfile } from "@/lib/server/accounts/update-profile";
import { closeAccount, reopenAccount } from "@/lib/server/administration/close-account";
import { createResetLink } from "@/lib/server/administration/create-reset-link";
import { setAdministrator } from "@/lib/server/administration/set-administrator";
import { updateInstance } from "@/lib/server/administration/update-instance";
import { revokeOtherSessions, revokeSession } from "@/lib/server/session/revoke-session";
import { refreshed } from "./refreshed";
import { runAction } from "./run-action";

type Done = Result<void>;

/** Changes one's own name. */
export async function updateProfileAction(_before: Done | null, form: FormData): Promise<Done> {
  return refreshed(runAction(profileInput, form, updateProfile));
}

/** Changes one's own password and signs out everywhere else. */
export async function changePasswordAction(_before: Done | null, form: FormData): Promise<Done> {
  return refreshed(runAction(changePasswordInput, form, changePassword));
}

/** Ends one of one's own sign-ins. */
export async function revokeSessionAction(input: SessionInput): Promise<Done> {
  return refreshed(runAction(sessionInput, input, revokeSession));
}

/** Ends every sign-in of one's own but this one. */
export async function revokeOtherSessionsAction(): Promise<Done> {
  return refreshed(runAction(z.object({}), {}, revokeOtherSessions));
}

/** Administrators: who may create projects. */
export async function updateInstanceAction(input: InstanceInput): Promise<Done> {
  return refreshed(runAction(instanceInput, input, updateInstance));
}

/** Administrators: makes somebody an administrator, or no longer. */
export async function setAdministratorAction(input: AdministratorInput): Promise<Done> {
  return refreshed(runAction(administratorInput, input, setAdministrator));
}

/** Administrators: closes an account. */
export async function closeAccountAction(input: UserInput): Promise<Done> {
  return refreshed(runAction(userInput, input, closeAccount));
}

/** Administrators: opens a closed account again. */
export async function reopenAccountAction(input: UserInput): Promise<Done> {
  return refreshed(runAction(userInput, input, reopenAccount));
}

/** Administrators: a link with which somebody sets a new password. Shown once. */
export async function createResetLinkAction(input: UserInput): Promise<Result<{ link: string }>> {
  return runAction(userInput, input, createResetLink);
}
