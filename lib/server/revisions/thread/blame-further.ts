import { diffArrays } from "diff";

/** A revision as blame reads it. */
export type BlamedText = { readonly number: number; readonly text: string };

/** Which revision wrote each line of a text, as far back as one has looked. */
export type LineBlame = {
  /** The revision one has come to. */
  readonly at: BlamedText;
  /** By the lines of the newest text: the revision that wrote it, 0 where that is not found yet. */
  readonly found: Int32Array;
  /** By the lines of the text one has come to: which line of the newest it became, -1 where it did not last. */
  readonly became: Int32Array;
};

const STEP_MS = 100;

/** The beginning of a search: nothing is found yet. */
export function startBlame(newest: BlamedText): LineBlame {
  const { length } = newest.text.split("\n");
  return { at: newest, found: new Int32Array(length), became: Int32Array.from({ length }, (_, line) => line) };
}

/** Whether nothing older can say more. */
export function isAllFound({ became }: LineBlame): boolean {
  return became.every((line) => line < 0);
}

/**
 * Goes back over the next older texts, newest first, until every line is found or the time is up. A line that the older text
 * does not have was written by the younger one; texts that cannot be told apart in a tenth of a second count as written anew.
 */
export function blameFurther(from: LineBlame, older: readonly BlamedText[], allowedMs: number): LineBlame {
  const until = performance.now() + allowedMs;
  let blame = from;
  for (const text of older) {
    if (isAllFound(blame) || performance.now() > until) break;
    blame = stepBack(blame, text);
  }
  return blame;
}

function stepBack({ at, found, became }: LineBlame, older: BlamedText): LineBlame {
  const [before, lines] = [older.text.split("\n"), at.text.split("\n")];
  const anew = { count: lines.length, added: true, removed: false };
  const found_ = found.slice();
  const became_ = new Int32Array(before.length).fill(-1);
  let [line, lineBefore] = [0, 0];
  for (const { count, added, removed } of diffArrays(before, lines, { timeout: STEP_MS }) ?? [anew]) {
    const these = became.subarray(line, removed ? line : line + count);
    if (added) for (const index of these) if (index >= 0) found_[index] = at.number;
    if (!added && !removed) became_.set(these, lineBefore);
    if (!added) lineBefore += count;
    line += these.length;
  }
  return { at: older, found: found_, became: became_ };
}
