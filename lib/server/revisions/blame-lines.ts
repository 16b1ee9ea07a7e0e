import "server-only";
import { diffArrays } from "diff";

/** A revision as blame reads it. */
export type BlamedText = { readonly number: number; readonly text: string };

/** Which revision wrote each line of a text, found going back through its history. */
export type LineBlame = {
  /** Hands over the next older revision. */
  readonly goBack: (older: BlamedText) => void;
  /** Whether every line has been found; nothing older can say more. */
  readonly isDone: () => boolean;
  /** The revision of each line; of those not found, the oldest one seen. */
  readonly revisions: () => readonly number[];
};

const STEP_MS = 100;

/**
 * Starts with the newest text. Going back a revision, a line the older text does not have was written by the younger one;
 * texts that cannot be told apart in a tenth of a second count as written anew.
 */
export function startBlame(newest: BlamedText): LineBlame {
  let [lines, number] = [newest.text.split("\n"), newest.number];
  const found: (number | null)[] = lines.map(() => null);
  // Which line of the newest text each line of the text one has come to became; -1 for those that did not last.
  let became = lines.map((_, index) => index);

  function goBack(older: BlamedText) {
    const before = older.text.split("\n");
    const steps = diffArrays(before, lines, { timeout: STEP_MS }) ?? [
      { count: lines.length, added: true, removed: false },
    ];
    const next: number[] = [];
    let at = 0;
    for (const { count, added, removed } of steps) {
      const these = removed ? Array.from({ length: count }, () => -1) : became.slice(at, at + count);
      if (!removed) at += count;
      if (!added) next.push(...these);
      else for (const index of these) if (index >= 0) found[index] = number;
    }
    [lines, number, became] = [before, older.number, next];
  }

  return {
    goBack,
    isDone: () => became.every((index) => index < 0),
    revisions: () => found.map((each) => each ?? number),
  };
}
