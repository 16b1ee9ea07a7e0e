"use client";

import { useEffect, useState } from "react";
import { CodeFrame } from "./code-frame";
import { MarkdownBase, type MarkdownBaseProps } from "./markdown-base";
import { WrittenDiagram } from "./written-diagram";

/** Markdown rendered in the browser, as the server renders it: for what is being written and what was just saved. */
export default function MarkdownHere(props: Omit<MarkdownBaseProps, "renderCode">) {
  return <MarkdownBase {...props} renderCode={renderCode} />;
}

function renderCode(code: string, language: string) {
  if (language === "mermaid") return <WrittenDiagram source={code} />;
  return (
    <CodeFrame code={code} language={language}>
      <Highlighted code={code} language={language} />
    </CodeFrame>
  );
}

/** Plain until the highlighter is there, which is loaded for the first block of code. */
function Highlighted({ code, language }: { code: string; language: string }) {
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    import("@/components/ui/highlight").then(
      ({ highlightLines }) => isCurrent && setHtml(highlightLines(code, language).join("\n")),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [code, language]);
  if (!html) return <code>{code}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: highlightLines escapes every character.
  return <code dangerouslySetInnerHTML={{ __html: html }} />;
}
