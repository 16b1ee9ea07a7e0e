"use client";

import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { Revealed } from "@/components/ui/revealed";

const MAX_EDIT_LENGTH = 4_000;

/** What changed between two texts, word by word. Too different to be worth it: the two, one after the other. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(
    () =>
      (diffWordsWithSpace(before, after, { maxEditLength: MAX_EDIT_LENGTH }) ?? wholly(before, after)).map(
        ({ value, added, removed }, id) => ({ id, value, added, removed }),
      ),
    [before, after],
  );
  return (
    <div className="overflow-x-auto rounded-md border bg-card p-2 text-sm break-words whitespace-pre-wrap">
      {parts.map((part) => (
        <Part key={part.id} {...part} />
      ))}
      {before === after ? <span className="text-muted-foreground">The text is the same.</span> : null}
    </div>
  );
}

type PartProps = { value: string; added: boolean; removed: boolean };

function Part({ value, added, removed }: PartProps) {
  const shown = <Revealed isProse>{value}</Revealed>;
  if (added) return <ins className="bg-good-soft text-good decoration-good/50 underline-offset-3">{shown}</ins>;
  if (removed) return <del className="mr-0.5 bg-bad-soft text-bad">{shown}</del>;
  return <span>{shown}</span>;
}

function wholly(before: string, after: string) {
  return [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
}
