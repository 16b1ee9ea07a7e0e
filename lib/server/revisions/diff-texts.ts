import "server-only";
import { type Change, diffLines, diffWordsWithSpace } from "diff";
import type { DiffBlock, DiffPart, TextDiff } from "@/lib/domain/revision-view";

/** How long comparing two texts may take in all, in milliseconds. */
const LINES_MS = 200;
const WORDS_MS = 200;
/** Longer stretches that differ are told as a whole: nobody reads them word by word. */
const LONGEST_WORDS = 50_000;

/**
 * How two texts differ: by lines, and where lines differ by words. Takes no longer than about half a second whatever the
 * texts are; what could not be told apart in that time stands as removed and added.
 */
export function diffTexts(before: string, after: string): TextDiff {
  const lines = diffLines(before, after, { timeout: LINES_MS });
  if (lines === undefined) return { blocks: toBlocks(wholly(before, after), 0), isTooDifferent: true };
  return { blocks: toBlocks(lines, performance.now() + WORDS_MS), isTooDifferent: false };
}

type Run = Pick<Change, "value" | "added" | "removed">;

function toBlocks(runs: readonly Run[], until: number): readonly DiffBlock[] {
  return runs.flatMap((run, index): DiffBlock[] => {
    const [before, after] = [runs[index - 1], runs[index + 1]];
    if (!run.added && !run.removed) return [{ kind: "same", text: run.value }];
    if (run.removed && after?.added) return [{ kind: "changed", parts: wordsOf(run.value, after.value, until) }];
    return run.added && before?.removed ? [] : [{ kind: "changed", parts: [toPart(run)] }];
  });
}

function wordsOf(before: string, after: string, until: number): readonly DiffPart[] {
  const left = until - performance.now();
  const isWorth = left > 0 && before.length + after.length <= LONGEST_WORDS;
  const words = isWorth ? diffWordsWithSpace(before, after, { timeout: left }) : undefined;
  return (words ?? wholly(before, after)).map(toPart);
}

function toPart({ value, added, removed }: Run): DiffPart {
  return { kind: added ? "added" : removed ? "removed" : "same", text: value };
}

function wholly(before: string, after: string): readonly Run[] {
  return [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ].filter(({ value }) => value !== "");
}
