import { type Change, diffLines, diffWordsWithSpace } from "diff";
import type { DiffBlock, DiffPart, TextDiff } from "@/lib/domain/revision-view";

/** How long comparing two texts may take in all, in milliseconds. */
const LINES_MS = 200;
const WORDS_MS = 200;
/** Longer stretches that differ are told as a whole: nobody reads them word by word. */
const LONGEST_WORDS = 50_000;
/** A difference in more pieces than this is none that anybody reads, and long to hand over. */
const MOST_PIECES = 20_000;

/**
 * How two texts differ: by lines, and where lines differ by words. Takes no longer than about half a second whatever the
 * texts are; what could not be told apart in that time, or is in too many pieces, stands as removed and added.
 */
export function diffTexts(before: string, after: string): TextDiff {
  const lines = diffLines(before, after, { timeout: LINES_MS });
  if (lines === undefined || lines.length > MOST_PIECES) return tooDifferent(before, after);
  const blocks = toBlocks(lines, performance.now() + WORDS_MS);
  const pieces = blocks.reduce((sum, block) => sum + (block.kind === "same" ? 1 : block.parts.length), 0);
  return pieces > MOST_PIECES ? tooDifferent(before, after) : { blocks, isTooDifferent: false };
}

/** Both texts, one after the other: what stands for a difference that would take too long to find. */
export function tooDifferent(before: string, after: string): TextDiff {
  return { blocks: toBlocks(wholly(before, after), 0), isTooDifferent: true };
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
