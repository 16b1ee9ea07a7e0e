"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SaveRow } from "@/components/ui/save-row";
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
      <SaveRow isPending={isPending} message={message} isSaved={result?.ok === true} />
    </form>
  );
}
