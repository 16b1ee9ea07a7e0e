import { diff3Merge } from "node-diff3";

/** A part of a merge: what both have, or what each changed in another way (`""` where they took it out). */
export type MergePiece =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "conflict"; readonly base: string; readonly mine: string; readonly theirs: string };

type Region = { ok?: string[]; conflict?: { a: string[]; o: string[]; b: string[] } };

// What a comparison may cost, as the product of the two lengths that are compared.
const MOST_COMPARISONS = 4_000_000;

/**
 * Merges two texts that were made from one, by lines and the sentences in them. Changes in different places are both taken;
 * where they touch, in one sentence or in neighbouring ones, the piece is a conflict. Texts too long to be compared are one.
 */
export function mergeTexts(base: string, mine: string, theirs: string): readonly MergePiece[] {
  const [o, a, b] = [unitsOf(base), unitsOf(mine), unitsOf(theirs)];
  const start = countSame((index) => [o[index], a[index], b[index]], Math.min(o.length, a.length, b.length));
  const rest = Math.min(o.length, a.length, b.length) - start;
  const end = countSame((index) => [o.at(-1 - index), a.at(-1 - index), b.at(-1 - index)], rest);
  const [middleO, middleA, middleB] = [o, a, b].map((units) => units.slice(start, units.length - end)) as [
    string[],
    string[],
    string[],
  ];
  const head = { kind: "same" as const, text: o.slice(0, start).join("") };
  const tail = { kind: "same" as const, text: o.slice(o.length - end).join("") };
  return [head, ...mergeUnits(middleO, middleA, middleB), tail].filter(
    (piece) => piece.kind === "conflict" || piece.text !== "",
  );
}

/** The merged text; null where somebody has to choose. */
export function mergedText(pieces: readonly MergePiece[]): string | null {
  const texts = pieces.map((piece) => (piece.kind === "same" ? piece.text : null));
  return texts.includes(null) ? null : texts.join("");
}

function mergeUnits(o: string[], a: string[], b: string[]): readonly MergePiece[] {
  if (o.length * Math.max(a.length, b.length) > MOST_COMPARISONS)
    return [{ kind: "conflict", base: o.join(""), mine: a.join(""), theirs: b.join("") }];
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true }) as Region[];
  return regions.map(({ ok, conflict }) =>
    conflict
      ? { kind: "conflict", base: conflict.o.join(""), mine: conflict.a.join(""), theirs: conflict.b.join("") }
      : { kind: "same", text: (ok ?? []).join("") },
  );
}

// Each with what separates it from the next, so that joining them gives the text again.
function unitsOf(text: string): string[] {
  return text.match(/[^\n]*?(?:[.!?][)"'”’]*[ \t]+|\n)|[^\n]+$/gu) ?? [];
}

function countSame(at: (index: number) => readonly (string | undefined)[], most: number): number {
  let count = 0;
  while (count < most && new Set(at(count)).size === 1) count += 1;
  return count;
}
