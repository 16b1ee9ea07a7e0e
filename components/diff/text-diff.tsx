"use client";

import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { DiffPart } from "./diff-part";

const MAX_EDIT_LENGTH = 4_000;
const LONGEST = 100_000;
const TIMEOUT_MS = 100;

/** What changed between two texts, word by word. Too long or too different to be worth it: the two, one after the other. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => partsOf(before, after), [before, after]);
  return (
    <div className="overflow-x-auto rounded-md border bg-card p-2 text-sm break-words whitespace-pre-wrap">
      {parts.map((part) => (
        <DiffPart key={part.id} kind={part.added ? "added" : part.removed ? "removed" : "same"} text={part.value} />
      ))}
      {before === after ? <span className="text-muted-foreground">The text is the same.</span> : null}
    </div>
  );
}

function partsOf(before: string, after: string) {
  const isShort = before.length + after.length <= LONGEST;
  const options = { maxEditLength: MAX_EDIT_LENGTH, timeout: TIMEOUT_MS };
  const words = isShort ? diffWordsWithSpace(before, after, options) : undefined;
  return (words ?? wholly(before, after)).map(({ value, added, removed }, id) => ({ id, value, added, removed }));
}

function wholly(before: string, after: string) {
  return [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
}
