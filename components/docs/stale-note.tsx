"use client";

import { Check, Eye, TriangleAlert } from "lucide-react";
import { useRef } from "react";
import { SourceLink } from "@/components/marks/source-link";
import { Mark } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Revealed } from "@/components/ui/revealed";
import { toast } from "@/components/ui/toast";
import { tellFailed, tellSaveState } from "@/lib/client/save-state";
import { useReview } from "@/lib/client/use-review";
import type { StaleCause } from "@/lib/domain/review";

/** A doc as it was shown: what "still true" speaks of. */
export type ShownDoc = { readonly docId: string; readonly number: number };

type StaleNoteProps = {
  slug: string;
  cause: StaleCause;
  /** The docs the change made stale, or (`isBeside`) that it only concerns. */
  docs: readonly ShownDoc[];
  /** Whose they are, for names: "Description of users.email". */
  of: string;
  /** Which fields, where the note does not stand at one. */
  fields?: string;
  isBeside?: boolean;
  canWrite: boolean;
};

/** What changed since something was written, and the button (or `y`) that says it is still true. */
export function StaleNote({ slug, cause, docs, of, fields, isBeside = false, canWrite }: StaleNoteProps) {
  const review = useReview(slug);
  const root = useRef<HTMLDivElement>(null);
  const isConfirmed = review.isPending || (review.variables !== null && review.error === null);

  function confirm() {
    const place = root.current?.closest(PLACES);
    if (root.current?.contains(document.activeElement)) place?.querySelector<HTMLElement>("[data-doc-edit]")?.focus();
    tellSaveState({ kind: "saving" });
    review.mutate(
      { kind: "confirm docs", docs: [...docs] },
      {
        onError: (error) => {
          tellFailed(error);
          toast.error(error.message);
        },
        onSuccess: ({ docs: done }) => {
          const [first] = docs;
          if (first && done?.left.length === 0)
            tellSaveState({ kind: "saved", number: first.number + 1, version: null, merged: null });
          else toast.warning("Somebody wrote this meanwhile. Look at it as it stands now.");
        },
      },
    );
  }

  const words = isBeside ? "Worth a look" : "Stale";
  return (
    <div ref={root} className="flex min-h-6 flex-wrap items-center gap-x-2 text-xs">
      {isConfirmed ? (
        <Mark hue="good" icon={<Check aria-hidden />} role="status">
          Still true<span className="sr-only">: {of}</span>
        </Mark>
      ) : (
        <>
          <Mark
            hue={isBeside ? "neutral" : "warn"}
            icon={isBeside ? <Eye aria-hidden /> : <TriangleAlert aria-hidden />}
            wraps
          >
            {words}
            {fields ? ` (${fields})` : ""}: <Revealed>{cause.summary}</Revealed>
          </Mark>
          <SourceLink slug={slug} source={cause} />
          {canWrite ? (
            <Button size="sm" variant="ghost" className="h-6 px-1.5" data-still-true onClick={confirm}>
              Still true<span className="sr-only">: {of}</span> <Kbd>y</Kbd>
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

const PLACES = "[data-doc-place], tr, li[id]";

/**
 * Presses "still true" of the field that has the focus, or else of all fields of its row. Says whether the focus was in a
 * field or row at all: there the key speaks of nothing else.
 */
export function pressStillTrue(): boolean {
  const field = document.activeElement?.closest("[data-doc-place]");
  const row = document.activeElement?.closest("tr, li[id]");
  const buttons = [field, row].map((place) => [...(place?.querySelectorAll<HTMLElement>("[data-still-true]") ?? [])]);
  for (const button of buttons.find((found) => found.length > 0) ?? []) button.click();
  return Boolean(field ?? row);
}
