"use client";

import { CodeFrame } from "./code-frame";
import { MarkdownBase, type MarkdownBaseProps } from "./markdown-base";

/** The same text in the browser, while it is being written: code stays plain. Load it when it is needed. */
export function MarkdownPreview(props: Omit<MarkdownBaseProps, "renderCode">) {
  return <MarkdownBase {...props} renderCode={renderPlain} />;
}

function renderPlain(code: string, language: string) {
  return (
    <CodeFrame code={code} language={language}>
      <code>{code}</code>
    </CodeFrame>
  );
}
