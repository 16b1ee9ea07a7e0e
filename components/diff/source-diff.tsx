import { Revealed } from "@/components/ui/revealed";
import type { DiffBlock } from "@/lib/domain/revision-view";
import { cutDiff } from "./cut-diff";
import { DiffPart } from "./diff-part";

/** How two texts differ as they were written: the lines that differ with some around them, word by word. */
export function SourceDiff({ blocks }: { blocks: readonly DiffBlock[] }) {
  const { shown, leftOut } = cutDiff(blocks);
  return (
    <div className="overflow-x-auto rounded-md border bg-card p-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
      {shown.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text.
        <Piece key={index} piece={piece} />
      ))}
      {leftOut > 0 ? (
        <p className="mt-2 border-t pt-2 font-sans text-sm text-muted-foreground">
          The rest is too long to show: {leftOut.toLocaleString("en")} more characters. The API gives all of it.
        </p>
      ) : null}
    </div>
  );
}

function Piece({ piece }: { piece: ReturnType<typeof cutDiff>["shown"][number] }) {
  if (piece.kind === "gap") {
    return (
      <div className="my-1 border-y border-dashed py-0.5 font-sans text-xs text-faint select-none">
        {piece.lines.toLocaleString("en")} {piece.lines === 1 ? "line" : "lines"} that both have
      </div>
    );
  }
  if (piece.kind === "same") {
    return (
      <span className="text-muted-foreground">
        <Revealed isProse>{piece.text}</Revealed>
      </span>
    );
  }
  // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text.
  return piece.parts.map((part, index) => <DiffPart key={index} {...part} />);
}
