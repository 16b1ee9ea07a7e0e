"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { OnceShown } from "@/components/ui/once-shown";
import { inviteMemberAction } from "@/lib/actions/members";
import { useActionForm } from "@/lib/client/use-action-form";
import { roleWords } from "@/lib/domain/members";
import type { Role } from "@/lib/domain/permissions";
import { RoleSelect } from "./role-select";

/** Invites an address; shows the link once. */
export function InviteForm({ project, sendsMail }: { project: string; sendsMail: boolean }) {
  const { form, errors, message, result, isPending } = useActionForm(inviteMemberAction);
  const [role, setRole] = useState<Role>("editor");
  const invited = result?.ok ? result.value : null;
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (invited) element.current?.reset();
  }, [invited]);
  return (
    <div className="flex flex-col gap-4">
      <form {...form} ref={element} className="flex flex-col gap-3">
        <input type="hidden" name="project" value={project} />
        <input type="hidden" name="role" value={role} />
        <div className="grid max-w-3xl items-start gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_auto]">
          <Field label="E-mail" required error={errors.email}>
            <Input name="email" type="email" autoComplete="off" />
          </Field>
          <Field label="Role" required hint={roleWords[role].does} error={errors.role}>
            <RoleSelect value={role} onValueChange={setRole} />
          </Field>
          <Button type="submit" variant="primary" pending={isPending} className="sm:mt-6.5">
            Invite
          </Button>
        </div>
        <FormMessage collapse>{message}</FormMessage>
      </form>
      {invited ? (
        <OnceShown text={invited.link} label="Copy the link">
          {invited.mailed ? `The invitation was mailed to ${invited.email}. ` : `Send this link to ${invited.email}. `}
          It works once, for seven days, and is not shown again.
        </OnceShown>
      ) : sendsMail ? null : (
        <p className="text-sm text-muted-foreground">
          This instance does not send mail: you get a link to hand over yourself.
        </p>
      )}
    </div>
  );
}
