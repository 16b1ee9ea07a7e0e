"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { signInAction } from "@/lib/actions/session";
import { useActionForm } from "@/lib/client/use-action-form";
import type { ProviderView } from "@/lib/domain/accounts";
import { paths } from "@/lib/domain/paths";
import { AuthHeading } from "./auth-heading";
import { ProviderButtons } from "./provider-buttons";

export type SignInFormProps = {
  next: string;
  providers: readonly ProviderView[];
  /** The code of what went wrong at a provider. */
  problem: string | null;
  /** Whether there is an administrator. */
  isSetUp: boolean;
};

export function SignInForm({ next, providers, problem, isSetUp }: SignInFormProps) {
  const { form, errors, message, isPending } = useActionForm(signInAction);
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Sign in">
        {isSetUp
          ? null
          : "Nobody administers this instance yet. Open the set-up link that was printed in the terminal when it started."}
      </AuthHeading>
      <form {...form} className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field label="E-mail" required error={errors.email}>
          <Input name="email" type="email" autoComplete="username" className="h-10" />
        </Field>
        <Field label="Password" required error={errors.password}>
          <Input name="password" type="password" autoComplete="current-password" className="h-10" />
        </Field>
        <FormMessage>{message ?? problemInWords(problem)}</FormMessage>
        <Button type="submit" variant="primary" size="lg" pending={isPending}>
          Sign in
        </Button>
      </form>
      <ProviderButtons providers={providers} next={next} />
      <p className="text-sm">
        <Link href={paths.forgotPassword()} className="text-primary underline-offset-3 hover:underline">
          Forgot your password?
        </Link>
      </p>
    </div>
  );
}

function problemInWords(problem: string | null): string | null {
  if (problem === null) return null;
  if (problem === "AccessDenied")
    return "That account may not sign in here. Ask an admin of a project to invite its verified e-mail address.";
  return "Signing in there did not work. Try again.";
}
