import type { DiffBlock } from "@/lib/domain/revision-view";

export type DiffPiece = DiffBlock | { readonly kind: "gap"; readonly lines: number };

const AROUND = 3;
const MOST_CHARACTERS = 200_000;
const MOST_PARTS = 2_000;

/** What is shown of a difference: a few lines around what changed, and no more than can be read. */
export function cutDiff(blocks: readonly DiffBlock[]): { shown: readonly DiffPiece[]; leftOut: number } {
  const pieces = blocks.flatMap((block, index) =>
    block.kind === "same" ? around(block.text, index === 0, index === blocks.length - 1) : [block],
  );
  const shown: DiffPiece[] = [];
  let [length, parts, leftOut] = [0, 0, 0];
  for (const piece of pieces) {
    const size = sizeOf(piece);
    length += size;
    parts += piece.kind === "changed" ? piece.parts.length : 1;
    if (length <= MOST_CHARACTERS && parts <= MOST_PARTS) shown.push(piece);
    else leftOut += size;
  }
  return { shown, leftOut };
}

function around(text: string, isFirst: boolean, isLast: boolean): DiffPiece[] {
  const lines = text.split(/(?<=\n)/u);
  const [head, tail] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  const hidden = lines.length - head - tail;
  if (hidden < 2) return [{ kind: "same", text }];
  const [above, below] = [lines.slice(0, head).join(""), lines.slice(lines.length - tail).join("")];
  const gap: DiffPiece = { kind: "gap", lines: hidden };
  return [{ kind: "same" as const, text: above }, gap, { kind: "same" as const, text: below }].filter(
    (piece) => piece.kind === "gap" || piece.text !== "",
  );
}

function sizeOf(piece: DiffPiece): number {
  if (piece.kind === "gap") return 0;
  return piece.kind === "same" ? piece.text.length : piece.parts.reduce((sum, part) => sum + part.text.length, 0);
}
