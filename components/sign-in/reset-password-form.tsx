"use client";

import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { resetPasswordAction } from "@/lib/actions/session";
import { useActionForm } from "@/lib/client/use-action-form";
import { paths } from "@/lib/domain/paths";
import { AuthHeading } from "./auth-heading";
import { DeadLink } from "./dead-link";
import { NewPasswordField } from "./new-password-field";
import { useLinkSecret } from "./use-link-secret";

export function ResetPasswordForm() {
  const secret = useLinkSecret();
  const { form, errors, message, result, isPending } = useActionForm(resetPasswordAction);
  if (secret === null) return <DeadLink>It is not complete. Copy the whole link from the message.</DeadLink>;
  if (result?.ok)
    return (
      <div className="flex flex-col gap-6">
        <AuthHeading title="Your password is changed">You are signed out everywhere.</AuthHeading>
        <Button asChild variant="primary" size="lg">
          <Link href={paths.signIn()}>Sign in</Link>
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Choose a new password">You are signed out everywhere else.</AuthHeading>
      <form {...form} className="flex flex-col gap-4">
        <input type="hidden" name="token" value={secret ?? ""} />
        <NewPasswordField label="New password" error={errors.password} />
        <FormMessage>{message}</FormMessage>
        <Button type="submit" variant="primary" size="lg" pending={isPending} disabled={secret === undefined}>
          Change the password
        </Button>
      </form>
    </div>
  );
}
