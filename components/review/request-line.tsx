"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { NativeSelect } from "@/components/ui/native-select";
import { onEscape } from "@/components/ui/on-escape";
import { MAX_NOTE_LENGTH } from "@/lib/domain/review";
import type { TableReview } from "@/lib/domain/review-view";

type RequestLineProps = {
  review: Pick<TableReview, "reviewers" | "owner">;
  isPending: boolean;
  onRequest: (asked: string | null, note: string) => void;
  onClose: () => void;
};

/** The line in which somebody says whom they ask for a review, and what for. */
export function RequestLine({ review: { reviewers, owner }, isPending, onRequest, onClose }: RequestLineProps) {
  const [asked, setAsked] = useState("");
  const [note, setNote] = useState("");
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onRequest(asked === "" ? null : asked, note.trim());
      }}
    >
      <NativeSelect
        aria-label="Who is asked"
        className="w-48"
        value={asked}
        onChange={({ target }) => setAsked(target.value)}
        onKeyDown={onEscape(onClose)}
      >
        <option value="">Any reviewer</option>
        {owner ? <option value="owner">The owner, {owner.name}</option> : null}
        {reviewers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <Input
        autoFocus
        aria-label="Note"
        placeholder="What to look at (optional)"
        className="w-auto min-w-48 flex-1"
        maxLength={MAX_NOTE_LENGTH}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={onEscape(onClose)}
      />
      <Button type="submit" variant="primary" pending={isPending}>
        Request a review
      </Button>
      <Button onClick={onClose}>
        Cancel <Kbd>Esc</Kbd>
      </Button>
    </form>
  );
}
