"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { SaveRow } from "@/components/ui/save-row";
import { useSignatures } from "@/lib/client/use-signatures";
import { MAX_SIGNATURES, type SignaturePolicy, type SigningRole } from "@/lib/domain/signatures";

const counts = Array.from({ length: MAX_SIGNATURES + 1 }, (_, count) => count);
const asked = [
  { role: "reviewer", label: "Signatures by reviewers or admins" },
  { role: "admin", label: "Signatures by admins" },
] as const;

/** Which signatures a project asks for. */
export function SignaturePolicyForm({ slug, policy }: { slug: string; policy: SignaturePolicy }) {
  const { mutate, isPending, error } = useSignatures(slug);
  const [isSaved, setIsSaved] = useState(false);
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const rolesOf = (role: SigningRole) => Array.from({ length: Number(given.get(role)) }, () => role);
    const roles = [...rolesOf("admin"), ...rolesOf("reviewer")];
    const [notAuthor, distinctPersons] = [given.get("author") === "no", given.get("persons") === "different"];
    setIsSaved(false);
    const input = { kind: "policy", base: policy.number, roles, notAuthor, distinctPersons } as const;
    mutate(input, { onSuccess: () => setIsSaved(true) });
  }
  return (
    <form onSubmit={save} className="flex max-w-xl flex-col gap-5">
      <p className="text-muted-foreground">
        A signature names one state of schema, docs and checklists. The database refuses one that this does not let.
      </p>
      {asked.map(({ role, label }) => (
        <Field key={role} label={label} required>
          <NativeSelect name={role} defaultValue={policy.roles.filter((each) => each === role).length}>
            {counts.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </NativeSelect>
        </Field>
      ))}
      <Field label="Who wrote something since it last had all its signatures" required>
        <NativeSelect name="author" defaultValue={policy.notAuthor ? "no" : "yes"}>
          <option value="no">Does not sign</option>
          <option value="yes">May sign</option>
        </NativeSelect>
      </Field>
      <Field label="Several signatures" required>
        <NativeSelect name="persons" defaultValue={policy.distinctPersons ? "different" : "any"}>
          <option value="different">Are by different persons; accounts with one e-mail address are one</option>
          <option value="any">May be by one person</option>
        </NativeSelect>
      </Field>
      <SaveRow isPending={isPending} message={error?.message ?? null} isSaved={isSaved} />
    </form>
  );
}
