"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { createInvitedAccountAction } from "@/lib/actions/members";
import { useActionForm } from "@/lib/client/use-action-form";
import { NewPasswordField } from "./new-password-field";

/** Makes the account of an invited address. */
export function InvitedAccountForm({ secret, email }: { secret: string; email: string }) {
  const { form, errors, message, isPending } = useActionForm(createInvitedAccountAction);
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={secret} />
      <Field label="E-mail" required>
        <Input type="email" value={email} readOnly autoComplete="username" className="h-10 bg-muted" />
      </Field>
      <Field label="Name" required error={errors.name}>
        <Input name="name" autoComplete="name" className="h-10" />
      </Field>
      <NewPasswordField error={errors.password} />
      <FormMessage>{message}</FormMessage>
      <Button type="submit" variant="primary" size="lg" pending={isPending}>
        Make my account and join
      </Button>
    </form>
  );
}
