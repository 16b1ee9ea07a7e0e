"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { onEscape } from "@/components/ui/on-escape";
import { MAX_NOTE_LENGTH } from "@/lib/domain/review";

type ReasonLineProps = {
  /** What is asked: "What is missing in", and of which table. */
  label: string;
  name?: string;
  /** What sending it does: "Send back". */
  confirm: string;
  isPending: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
};

/** The line in which somebody says why, without which it is not done. */
export function ReasonLine({ label, confirm, name, isPending, onSend, onClose }: ReasonLineProps) {
  const [reason, setReason] = useState("");
  const id = useId();
  const given = reason.trim();
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== "") onSend(given);
      }}
    >
      <div className="min-w-48 flex-1">
        <label htmlFor={id} className="text-xs text-muted-foreground">
          {label} {name === undefined ? null : <span className="font-mono">{name}</span>}
        </label>
        <Input
          id={id}
          autoFocus
          required
          maxLength={MAX_NOTE_LENGTH}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={onEscape(onClose)}
        />
      </div>
      <Button type="submit" variant="primary" pending={isPending} disabled={given === ""}>
        {confirm}
      </Button>
      <Button onClick={onClose}>
        Cancel <Kbd>Esc</Kbd>
      </Button>
    </form>
  );
}
