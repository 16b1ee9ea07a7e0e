"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MIN_PASSWORD_LENGTH } from "@/lib/domain/password";

/** Where a new password is chosen. */
export function NewPasswordField({ label = "Password", error }: { label?: string; error: string | undefined }) {
  return (
    <Field
      label={label}
      required
      error={error}
      hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are good.`}
    >
      <Input name="password" type="password" autoComplete="new-password" className="h-10" />
    </Field>
  );
}
