import { highlightLines } from "@/components/ui/highlight";
import { CodeFrame } from "./code-frame";
import { MarkdownBase, type MarkdownBaseProps } from "./markdown-base";
import { WrittenDiagram } from "./written-diagram";

export type MarkdownProps = Omit<MarkdownBaseProps, "renderCode">;

/** Markdown as people wrote it, with highlighted code and drawn Mermaid. For server components: it carries a highlighter. */
export function Markdown(props: MarkdownProps) {
  return <MarkdownBase {...props} renderCode={renderCode} />;
}

function renderCode(code: string, language: string) {
  if (language === "mermaid") return <WrittenDiagram source={code} />;
  const html = highlightLines(code, language).join("\n");
  return (
    <CodeFrame code={code} language={language}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: highlightLines escapes every character. */}
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </CodeFrame>
  );
}
