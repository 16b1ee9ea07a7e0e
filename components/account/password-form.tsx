"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { changePasswordAction } from "@/lib/actions/accounts";
import { useActionForm } from "@/lib/client/use-action-form";
import { MIN_PASSWORD_LENGTH } from "@/lib/domain/password";

/** Changes one's password, or gives the first one to somebody who signs in elsewhere. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const { form, errors, message, result, isPending } = useActionForm(changePasswordAction);
  const element = useRef<HTMLFormElement>(null);
  const isDone = result?.ok === true;
  useEffect(() => {
    if (isDone) element.current?.reset();
  }, [isDone]);
  const done = "Changed. You are signed out everywhere else.";
  return (
    <form {...form} ref={element} className="flex max-w-md flex-col gap-4">
      <input type="text" name="username" value={email} readOnly autoComplete="username" hidden />
      {hasPassword ? (
        <Field label="Present password" required error={errors.current}>
          <Input name="current" type="password" autoComplete="current-password" />
        </Field>
      ) : null}
      <Field
        label="New password"
        required
        error={errors.password}
        hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are good.${hasPassword ? "" : " From your next sign-in on it also signs releases."}`}
      >
        <Input name="password" type="password" autoComplete="new-password" />
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" pending={isPending}>
          Change the password
        </Button>
        <FormMessage tone={message ? "bad" : "good"}>{message ?? (isDone ? done : null)}</FormMessage>
      </div>
    </form>
  );
}
