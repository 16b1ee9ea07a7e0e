"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { completeSetupAction } from "@/lib/actions/session";
import { useActionForm } from "@/lib/client/use-action-form";
import { AuthHeading } from "./auth-heading";
import { DeadLink } from "./dead-link";
import { NewPasswordField } from "./new-password-field";
import { useLinkSecret } from "./use-link-secret";

export function SetupForm() {
  const secret = useLinkSecret();
  const { form, errors, message, isPending } = useActionForm(completeSetupAction);
  if (secret === null) return <DeadLink>It is not complete. Copy the whole link from the terminal.</DeadLink>;
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Set up Strata">You become the administrator of this instance.</AuthHeading>
      <form {...form} className="flex flex-col gap-4">
        <input type="hidden" name="token" value={secret ?? ""} />
        <Field label="Name" required error={errors.name}>
          <Input name="name" autoComplete="name" className="h-10" />
        </Field>
        <Field label="E-mail" required error={errors.email}>
          <Input name="email" type="email" autoComplete="username" className="h-10" />
        </Field>
        <NewPasswordField error={errors.password} />
        <FormMessage>{message}</FormMessage>
        <Button type="submit" variant="primary" size="lg" pending={isPending} disabled={secret === undefined}>
          Become administrator
        </Button>
      </form>
    </div>
  );
}
