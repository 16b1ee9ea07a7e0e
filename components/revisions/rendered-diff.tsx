import type { ReactNode } from "react";
import { markWords } from "@/components/markdown/mark-words";
import { Markdown } from "@/components/markdown/markdown";
import { plainTextOf } from "@/components/markdown/plain-text";
import { cn } from "@/components/ui/cn";
import type { ParagraphPair } from "./pair-paragraphs";

/** How two texts differ as they are read: paragraph by paragraph, and within one that goes on word by word. */
export function RenderedDiff({ pairs }: { pairs: readonly ParagraphPair[] }) {
  return (
    <div className="diff flex flex-col gap-3">
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in the text.
        <Pair key={index} pair={pair} />
      ))}
    </div>
  );
}

function Pair({ pair }: { pair: ParagraphPair }) {
  if (pair.kind === "same") return <Markdown text={pair.text} headingLevel={3} />;
  const { before, after } = pair;
  if (before !== null && after !== null && isProse(before) && isProse(after)) {
    return (
      <Changed tone="both">
        <Markdown text={after} headingLevel={3} step={markWords(plainTextOf(before))} />
      </Changed>
    );
  }
  return (
    <>
      {before === null ? null : (
        <Changed tone="removed">
          <Markdown text={before} headingLevel={3} />
        </Changed>
      )}
      {after === null ? null : (
        <Changed tone="added">
          <Markdown text={after} headingLevel={3} />
        </Changed>
      )}
    </>
  );
}

const tones = {
  both: { words: "Changed", className: "border-warn/60" },
  removed: { words: "Removed", className: "border-bad/60 bg-bad-soft" },
  added: { words: "Added", className: "border-good/60 bg-good-soft" },
};

function Changed({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <div className={cn("rounded-r-sm border-l-3 px-3 py-1.5", tones[tone].className)}>
      <span className="sr-only">{tones[tone].words}: </span>
      {children}
    </div>
  );
}

/** Tables and blocks of code are told as a whole: their words do not stand for themselves. */
function isProse(paragraph: string): boolean {
  return !/^\s{0,3}(?:```|~~~|\|)/m.test(paragraph);
}
