import { history } from "@codemirror/commands";
import { markdownLanguage } from "@codemirror/lang-markdown";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, placeholder } from "@codemirror/view";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { hiddenInProse, labelOfHidden, nameOfHidden } from "@/components/ui/hidden-characters";
import { editorKeys } from "./editor-keys";
import { editorLook } from "./editor-look";
import { pasteAsMarkdown } from "./paste-as-markdown";

export type WrittenText = {
  label: string;
  prompt: string;
  text: string;
  isReadOnly: boolean;
  /** What is selected when it opens, which gives it the focus; null leaves the focus where it is. */
  selection: { anchor: number; head: number } | null;
  onChange: (text: string) => void;
  /** Where in the text the cursor is, from 0 to 1. */
  onPlace: (share: number) => void;
};

/** CodeMirror in an element. The text is the parent's: what it changes from outside is put in without moving the cursor. */
export function useCodeMirror(
  parent: RefObject<HTMLElement | null>,
  written: WrittenText,
): RefObject<EditorView | null> {
  const view = useRef<EditorView>(null);
  const [access] = useState(() => new Compartment());
  const latest = useRef(written);
  useLayoutEffect(() => {
    latest.current = written;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is made once; what changes is handed on below.
  useLayoutEffect(() => {
    if (!parent.current) return;
    const { label, prompt, text, selection } = latest.current;
    const state = EditorState.create({
      doc: text,
      ...(selection ? { selection: withinText(selection, text) } : {}),
      extensions: [
        EditorView.cspNonce.of(document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""),
        access.of([]),
        basics,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true", autocorrect: "on" }),
        placeholder(prompt),
        EditorView.updateListener.of(({ state: now, docChanged, selectionSet }) => {
          if (docChanged) latest.current.onChange(now.doc.toString());
          if (docChanged || selectionSet) latest.current.onPlace(placeOf(now));
        }),
      ],
    });
    const made = new EditorView({ state, parent: parent.current });
    if (selection) made.focus();
    view.current = made;
    return () => made.destroy();
  }, []);

  useLayoutEffect(() => {
    if (view.current) putIn(view.current, written.text);
  }, [written.text]);
  useEffect(() => {
    view.current?.dispatch({ effects: access.reconfigure(written.isReadOnly ? EditorState.readOnly.of(true) : []) });
  }, [access, written.isReadOnly]);
  return view;
}

const basics: Extension = [
  history(),
  markdownLanguage,
  drawSelection(),
  EditorView.lineWrapping,
  EditorState.tabSize.of(2),
  editorKeys,
  editorLook,
  pasteAsMarkdown,
  highlightSpecialChars({ specialChars: hiddenInProse, render: renderHidden }),
];

function renderHidden(_code: number, _description: string | null, character: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "hidden-character";
  mark.title = nameOfHidden(character);
  mark.textContent = labelOfHidden(character);
  return mark;
}

function placeOf(state: EditorState): number {
  const lines = state.doc.lines;
  return lines < 2 ? 0 : (state.doc.lineAt(state.selection.main.head).number - 1) / (lines - 1);
}

function withinText({ anchor, head }: { anchor: number; head: number }, text: string) {
  return { anchor: Math.min(anchor, text.length), head: Math.min(head, text.length) };
}

/** Replaces only what differs, so that the cursor and what was undone stay. */
function putIn(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  let start = 0;
  while (start < now.length && now[start] === text[start]) start += 1;
  let end = 0;
  while (end < Math.min(now.length, text.length) - start && now.at(-1 - end) === text.at(-1 - end)) end += 1;
  view.dispatch({ changes: { from: start, to: now.length - end, insert: text.slice(start, text.length - end) } });
}
