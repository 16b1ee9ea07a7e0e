import { Revealed } from "@/components/ui/revealed";
import type { ObjectBlame } from "@/lib/domain/blame-view";
import { factText } from "./fact-words";

/** What a fact says: words as words, everything of the schema in its own face. Long texts scroll within themselves. */
export function FactValue({ fact, value }: Pick<ObjectBlame["facts"][number], "fact" | "value">) {
  const { text, isCode } = factText(fact, value);
  if (!isCode) return <span>{text}</span>;
  return (
    <code className="block max-h-40 overflow-y-auto font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
      <Revealed>{text}</Revealed>
    </code>
  );
}
