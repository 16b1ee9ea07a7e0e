"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CancelButton } from "@/components/ui/cancel-button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { onEscapeUnwritten } from "@/components/ui/on-escape";
import { toast } from "@/components/ui/toast";
import { useWaivers } from "@/lib/client/use-waivers";
import { MAX_NOTE_LENGTH } from "@/lib/domain/review";

type AskWaiverFormProps = {
  slug: string;
  item: {
    readonly checklistId: string;
    readonly itemId: string;
    /** The table, where the item is asked of each. */
    readonly objectId: string | null;
    /** Which text of it is shown. */
    readonly shown: string;
  };
  onClose: () => void;
};

/** Asks for a waiver of a blocker, where it stands. The default export is what `lazy` takes. */
export default function AskWaiverForm({ slug, item, onClose }: AskWaiverFormProps) {
  const waivers = useWaivers(slug);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [isForAll, setIsForAll] = useState(false);
  const { checklistId, itemId, objectId, shown } = item;
  const isUnwritten = reason.trim() === "";

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    waivers.mutate(
      { kind: "ask", checklistId, itemId, shown, objectId: isForAll ? null : objectId, reason, until },
      {
        onSuccess: () => {
          toast.success("Asked for. Somebody else approves or rejects it.");
          onClose();
        },
      },
    );
  }

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={onEscapeUnwritten(isUnwritten, onClose)}
      className="no-print flex max-w-prose flex-col gap-3 py-1"
    >
      <Field label="Why it need not hold for a while" required>
        <Input
          autoFocus
          maxLength={MAX_NOTE_LENGTH}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Field label="Until" required hint="A year at most. It blocks again by itself then.">
          <Input type="date" className="w-44" value={until} onChange={({ target }) => setUntil(target.value)} />
        </Field>
        {objectId === null ? null : (
          <Field label="For" required>
            <NativeSelect
              className="w-44"
              value={isForAll ? "all" : "one"}
              onChange={({ target }) => setIsForAll(target.value === "all")}
            >
              <option value="one">This table</option>
              <option value="all">Every table</option>
            </NativeSelect>
          </Field>
        )}
      </div>
      <div className="flex gap-2">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          pending={waivers.isPending}
          disabled={isUnwritten || until === ""}
        >
          Ask for it
        </Button>
        <CancelButton escapes={isUnwritten} onCancel={onClose} />
      </div>
      <FormMessage collapse>{waivers.error?.message}</FormMessage>
    </form>
  );
}
