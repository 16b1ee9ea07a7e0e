import { type ComponentType, type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { loadedOnce } from "@/components/ui/loaded-once";
import type { MarkdownEditorProps } from "./markdown-editor";

type Editor = ComponentType<MarkdownEditorProps>;
type Selection = MarkdownEditorProps["selection"];

/** The editor for Markdown. Fetched as soon as it may be wanted. */
export const markdownEditor = loadedOnce<Editor>(async () => (await import("./markdown-editor")).MarkdownEditor);

/**
 * The editor once it is there, and what was selected until then in the plain field that stands in for it: null where the focus
 * was elsewhere.
 */
export function useMarkdownEditor(isWanted: boolean, plain: RefObject<HTMLTextAreaElement | null>) {
  const [ready, setReady] = useState<{ Editor: Editor; selection: Selection } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    void markdownEditor.load().then((Editor) => {
      const area = plain.current;
      if (!isCurrent || !Editor) return;
      const hasFocus = area !== null && area === document.activeElement;
      const selection = hasFocus ? { anchor: area.selectionStart, head: area.selectionEnd } : null;
      // At once: a key pressed between the look and the change would write where nobody was any more.
      flushSync(() => setReady({ Editor, selection }));
    });
    return () => {
      isCurrent = false;
    };
  }, [isWanted, plain]);
  return ready;
}
