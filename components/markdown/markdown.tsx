import { LRUCache } from "lru-cache";
import { cache, type ReactNode } from "react";
import { highlightLines, newHighlightBudget } from "@/components/ui/highlight";
import { AsWritten } from "./as-written";
import { CodeFrame } from "./code-frame";
import { involvementOf } from "./is-too-involved";
import { MarkdownBase, type MarkdownBaseProps } from "./markdown-base";
import { WrittenDiagram } from "./written-diagram";

export type MarkdownProps = Omit<MarkdownBaseProps, "renderCode">;

/** A page has many texts, and what they take together holds everybody up like one. */
const MOST_ON_PAGE = 10_000;
const spentOnPage = cache(() => ({ parts: 0, code: newHighlightBudget() }));

/**
 * Markdown as people wrote it, with highlighted code and drawn Mermaid. For server components: it carries a highlighter. What is
 * too much for one page, all its texts together, is shown as it was written.
 */
export function Markdown(props: MarkdownProps) {
  const [spent, parts] = [spentOnPage(), involvementOf(props.text)];
  if (spent.parts + parts > MOST_ON_PAGE) return <AsWritten text={props.text} />;
  spent.parts += parts;
  return setOnce(props);
}

// Texts are read far more often than written, and setting one takes half a millisecond a line.
const MOST_KEPT_CHARACTERS = 2_000_000;
const kept = new LRUCache<string, NonNullable<ReactNode>>({
  maxSize: MOST_KEPT_CHARACTERS,
  sizeCalculation: (_, key) => key.length,
});

function setOnce(props: MarkdownProps): ReactNode {
  const { text, headingLevel, className, step } = props;
  if (step) return MarkdownBase({ ...props, renderCode });
  const key = JSON.stringify([headingLevel, className, text]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const set = MarkdownBase({ ...props, renderCode });
  kept.set(key, set);
  return set;
}

function renderCode(code: string, language: string) {
  if (language === "mermaid") return <WrittenDiagram source={code} />;
  const html = highlightLines(code, language, spentOnPage().code).join("\n");
  return (
    <CodeFrame code={code} language={language}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: highlightLines escapes every character. */}
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </CodeFrame>
  );
}
