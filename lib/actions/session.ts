"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { resetPasswordInput, resetRequestInput, setupInput, signInInput } from "@/lib/domain/accounts";
import { paths } from "@/lib/domain/paths";
import type { Result } from "@/lib/domain/result";
import { safeNext } from "@/lib/domain/safe-next";
import { limitPasswordReset, sendPasswordReset } from "@/lib/server/accounts/request-password-reset";
import { resetPassword } from "@/lib/server/accounts/reset-password";
import { clientAddress } from "@/lib/server/http/client-address";
import { enter } from "@/lib/server/session/enter";
import { findKnownBrowser, rememberBrowser } from "@/lib/server/session/known-browser";
import { signInWithPassword } from "@/lib/server/session/sign-in-with-password";
import { completeSetup } from "@/lib/server/setup/complete-setup";
import { runOpenAction } from "./run-action";

type Done = Result<void>;

/** Signs in by e-mail and password and goes on to `next`. */
export async function signInAction(_before: Done | null, form: FormData): Promise<Done> {
  const result = await runOpenAction(signInInput, form, async (headers, input) =>
    enter(await signInWithPassword(input, clientAddress(headers), await findKnownBrowser(input.email))),
  );
  if (result.ok) redirect(safeNext(form.get("next")?.toString()));
  return result;
}

/** Asks for a link to reset a password. The answer is the same for every address. */
export async function requestResetAction(_before: Done | null, form: FormData): Promise<Done> {
  return runOpenAction(resetRequestInput, form, async (headers, { email }) => {
    await limitPasswordReset(email, clientAddress(headers));
    after(() => sendPasswordReset(email));
  });
}

/** Sets a new password by a link. */
export async function resetPasswordAction(_before: Done | null, form: FormData): Promise<Done> {
  return runOpenAction(resetPasswordInput, form, async (_headers, input) =>
    rememberBrowser(await resetPassword(input)),
  );
}

/** Makes the first administrator and signs them in. */
export async function completeSetupAction(_before: Done | null, form: FormData): Promise<Done> {
  const result = await runOpenAction(setupInput, form, async (_headers, input) => enter(await completeSetup(input)));
  if (result.ok) redirect(paths.projects());
  return result;
}
