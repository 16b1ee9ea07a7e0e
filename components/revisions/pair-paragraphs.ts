import { diffArrays } from "diff";
import { isTooInvolved } from "@/components/markdown/is-too-involved";
import { splitParagraphs } from "@/lib/domain/paragraphs";

/** Paragraphs both texts have, one after the other; or one that differs: `before` or `after` is null where it was not there. */
export type ParagraphPair =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "changed"; readonly before: string | null; readonly after: string | null };

const TIMEOUT_MS = 100;
const LONGEST = 100_000;
/** Each that differs is read as Markdown by itself, which takes a millisecond and more. */
const MOST_CHANGED = 150;

/**
 * Two Markdown texts paragraph by paragraph. What differs in one place is paired in its order. Null where setting them beside each
 * other would take too long: they are long, too involved, or differ in too many places.
 */
export function pairParagraphs(before: string, after: string): readonly ParagraphPair[] | null {
  if (before.length + after.length > LONGEST || isTooInvolved(before) || isTooInvolved(after)) return null;
  const pairs = pairAll(before, after);
  return pairs.filter(({ kind }) => kind === "changed").length > MOST_CHANGED ? null : pairs;
}

function pairAll(before: string, after: string): readonly ParagraphPair[] {
  const [old, new_] = [before, after].map((text) => splitParagraphs(text).map((paragraph) => paragraph.text));
  const runs = diffArrays(old ?? [], new_ ?? [], { timeout: TIMEOUT_MS }) ?? [
    { value: old ?? [], removed: true, added: false },
    { value: new_ ?? [], removed: false, added: true },
  ];
  return runs.flatMap((run, index): ParagraphPair[] => {
    if (!run.added && !run.removed) return [{ kind: "same", text: run.value.join("\n\n") }];
    const previous = runs[index - 1];
    if (run.added && previous?.removed) return [];
    const next = run.removed && runs[index + 1]?.added ? runs[index + 1] : undefined;
    return run.removed ? paired(run.value, next?.value ?? []) : paired([], run.value);
  });
}

function paired(before: readonly string[], after: readonly string[]): ParagraphPair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    kind: "changed" as const,
    before: before[index] ?? null,
    after: after[index] ?? null,
  }));
}
