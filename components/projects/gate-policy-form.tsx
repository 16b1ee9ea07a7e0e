"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { SaveRow } from "@/components/ui/save-row";
import { setGatePolicyAction } from "@/lib/actions/gate";
import { useActionForm } from "@/lib/client/use-action-form";
import { gateQuestions, type NumberedGatePolicy } from "@/lib/domain/gate-policy";

/** What a project's gate asks for besides the items of P0. */
export function GatePolicyForm({ slug, policy }: { slug: string; policy: NumberedGatePolicy }) {
  const { form, errors, message, result, isPending } = useActionForm(setGatePolicyAction);
  return (
    <form {...form} className="flex max-w-xl flex-col gap-5">
      <p className="text-muted-foreground">
        A project is ready for production when it has a checklist, every item of P0 holds, and the signatures that are
        asked for are there. Besides:
      </p>
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="base" value={policy.number} />
      {gateQuestions.map(({ name, label, yes, no }) => (
        <Field key={name} label={label} required error={errors[name]}>
          <NativeSelect name={name} defaultValue={String(policy[name])}>
            <option value="true">{yes}</option>
            <option value="false">{no}</option>
          </NativeSelect>
        </Field>
      ))}
      <SaveRow isPending={isPending} message={message} isSaved={result?.ok === true} />
    </form>
  );
}
