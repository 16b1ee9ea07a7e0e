"use client";

import { type FormEvent, useState } from "react";
import { Mark } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Revealed } from "@/components/ui/revealed";
import { toast } from "@/components/ui/toast";
import { useAssumptions } from "@/lib/client/use-assumptions";
import type { AssumptionException } from "@/lib/domain/assumptions";

type ExceptionReasonProps = {
  slug: string;
  assumptionId: string;
  exception: AssumptionException;
  canSay: boolean;
};

/** Why something is an exception; said, or taken back, where it stands. */
export function ExceptionReason({ slug, assumptionId, exception, canSay }: ExceptionReasonProps) {
  const assumptions = useAssumptions(slug);
  const [words, setWords] = useState("");
  const { objectId, name, reason, by } = exception;

  function say(given: string | null) {
    assumptions.mutate(
      { kind: "except", assumptionId, objectId, reason: given },
      { onSuccess: () => setWords(""), onError: (error) => toast.error(error.message) },
    );
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (words.trim() !== "") say(words);
  }

  if (reason !== null)
    return (
      <p className="flex flex-wrap items-center gap-x-3">
        <Revealed isProse>{reason}</Revealed>
        <span className="text-xs text-muted-foreground">{by}</span>
        {canSay ? (
          <Button size="sm" variant="ghost" pending={assumptions.isPending} onClick={() => say(null)}>
            Take back<span className="sr-only">: {name}</span>
          </Button>
        ) : null}
      </p>
    );
  if (!canSay) return <Mark hue="bad">Needs a reason</Mark>;
  return (
    <form onSubmit={onSubmit} className="flex max-w-prose flex-wrap items-center gap-2">
      <Input
        aria-label={`Why ${name} is an exception`}
        placeholder="Why it is an exception"
        maxLength={500}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        className="min-w-40 flex-1"
      />
      <Button type="submit" size="sm" pending={assumptions.isPending} disabled={words.trim() === ""}>
        Save
      </Button>
    </form>
  );
}
