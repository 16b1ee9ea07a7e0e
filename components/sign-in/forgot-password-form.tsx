"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { requestResetAction } from "@/lib/actions/session";
import { useActionForm } from "@/lib/client/use-action-form";
import { paths } from "@/lib/domain/paths";
import { AuthHeading } from "./auth-heading";

export function ForgotPasswordForm({ sendsMail }: { sendsMail: boolean }) {
  const { form, errors, message, result, isPending } = useActionForm(requestResetAction);
  const isSent = result?.ok === true;
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Reset your password">
        {sendsMail
          ? "We mail you a link with which you choose a new one. It works once, for an hour."
          : "This instance does not send mail. Ask an administrator for a link with which you choose a new password."}
      </AuthHeading>
      {sendsMail ? (
        <form {...form} className="flex flex-col gap-4">
          <Field label="E-mail" required error={errors.email}>
            <Input name="email" type="email" autoComplete="username" className="h-10" />
          </Field>
          <FormMessage tone={isSent ? "good" : "bad"}>
            {isSent ? "If somebody has this address, the link is on its way. Look into your mail." : message}
          </FormMessage>
          <Button type="submit" variant="primary" size="lg" pending={isPending}>
            Send the link
          </Button>
        </form>
      ) : null}
      <p className="text-sm">
        <Link href={paths.signIn()} className="text-primary underline-offset-3 hover:underline">
          Back to signing in
        </Link>
      </p>
    </div>
  );
}
