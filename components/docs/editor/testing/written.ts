import { markdownLanguage } from "@codemirror/lang-markdown";
import { EditorSelection, EditorState, type StateCommand } from "@codemirror/state";

/** A text in the editor; `‹` and `›` stand around what is selected, `¦` alone where the cursor is. */
export function written(text: string): EditorState {
  const anchor = text.search(/[‹¦]/u);
  const doc = text.replace(/[‹›¦]/gu, "");
  const head = text.includes("›") ? text.indexOf("›") - 1 : anchor;
  const selection = EditorSelection.single(Math.max(0, anchor), Math.max(0, head));
  return EditorState.create({ doc, selection, extensions: [markdownLanguage] });
}

/** What a command makes of a text, written the same way; null where it does nothing. */
export function resultOf(command: StateCommand, text: string): string | null {
  let state = written(text);
  const isDone = command({
    state,
    dispatch: (transaction) => {
      state = transaction.state;
    },
  });
  return isDone ? show(state) : null;
}

function show(state: EditorState): string {
  const { from, to } = state.selection.main;
  const [before, inside, rest] = [state.sliceDoc(0, from), state.sliceDoc(from, to), state.sliceDoc(to)];
  return from === to ? `${before}¦${rest}` : `${before}‹${inside}›${rest}`;
}
