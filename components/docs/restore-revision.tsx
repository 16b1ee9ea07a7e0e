"use client";

import { RotateCcw } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { useSaveDoc } from "@/lib/client/use-save-doc";
import type { RevisionView } from "@/lib/domain/catalog-view";
import type { DocPlace } from "@/lib/domain/revision-view";

type RestoreRevisionProps = {
  slug: string;
  target: DocPlace["target"];
  field: string;
  /** The newest revision's number: what the restored text goes on top of. */
  base: number;
  revision: Pick<RevisionView, "id" | "number" | "text">;
  onRestored?: () => void;
};

/** Brings back the text of a revision as a new one, with a reason if one wants to give it. */
export function RestoreRevision({ slug, target, field, base, revision, onRestored }: RestoreRevisionProps) {
  const [reason, setReason] = useState<string | null>(null);
  const save = useSaveDoc(slug);
  const restore = { kind: "restore" as const, restoredFrom: revision.id, text: revision.text };

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save.mutate(
      { ...target, field, base, ...restore, reason: reason?.trim() || null },
      {
        onSuccess: () => {
          setReason(null);
          onRestored?.();
        },
      },
    );
  }

  if (reason === null) {
    return (
      <Button size="sm" onClick={() => setReason("")}>
        <RotateCcw aria-hidden /> Restore<span className="sr-only"> revision {revision.number}</span>
      </Button>
    );
  }
  return (
    <form onSubmit={onSubmit} className="flex basis-full flex-wrap items-end gap-2">
      <Field label={`Why revision ${revision.number} comes back`} className="min-w-48 flex-1">
        <Input autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" pending={save.isPending}>
        Restore it
      </Button>
      <Button variant="ghost" onClick={() => setReason(null)}>
        Cancel
      </Button>
      <FormMessage tone="bad" collapse className="basis-full">
        {save.error?.message ?? null}
      </FormMessage>
    </form>
  );
}
