"use client";

import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { updateInstanceAction } from "@/lib/actions/accounts";
import { useRun } from "@/lib/client/use-run";

/** Who may create projects. */
export function CreateSetting({ anyoneMayCreateProject }: { anyoneMayCreateProject: boolean }) {
  const { run, isPending, message } = useRun();
  const change = (value: string) =>
    run(() => updateInstanceAction({ anyoneMayCreateProject: value === "true" ? "true" : "false" }));
  return (
    <div className="flex flex-col gap-2">
      <Field label="Who may create projects" required>
        <RadioGroup value={String(anyoneMayCreateProject)} onValueChange={change} disabled={isPending}>
          <Radio value="false" label="Administrators" />
          <Radio value="true" label="Everybody who can sign in" />
        </RadioGroup>
      </Field>
      <FormMessage collapse>{message}</FormMessage>
    </div>
  );
}
