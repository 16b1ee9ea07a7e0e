"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { updateProfileAction } from "@/lib/actions/accounts";
import { useActionForm } from "@/lib/client/use-action-form";

/** One's own name. */
export function ProfileForm({ name }: { name: string }) {
  const { form, errors, message, result, isPending } = useActionForm(updateProfileAction);
  return (
    <form {...form} className="flex max-w-md flex-col gap-4">
      <Field label="Name" required error={errors.name} hint="It stands beside everything you write.">
        <Input name="name" autoComplete="name" defaultValue={name} />
      </Field>
      <div className="flex items-center gap-4">
        <Button type="submit" variant="primary" pending={isPending}>
          Save
        </Button>
        <FormMessage tone={message ? "bad" : "good"}>{message ?? (result?.ok ? "Saved." : null)}</FormMessage>
      </div>
    </form>
  );
}
