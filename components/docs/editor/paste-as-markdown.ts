import { isolateHistory } from "@codemirror/commands";
import { syntaxTree } from "@codemirror/language";
import { EditorView } from "@codemirror/view";

/** More than this stays as it was pasted. */
const MOST_CHARACTERS = 500_000;
/** What HTML must hold for its Markdown to say more than its text: a table, a list, a heading, a link, emphasis. */
const hasStructure = /<(table|ul|ol|h[1-6]|a|strong|b|em|i|blockquote|code|pre|img)[\s>]/iu;

/**
 * What is pasted stands at once as plain text; where its Markdown says more (a table of a spreadsheet, a list of a page), that
 * takes its place. Undo brings the plain text back. In code it stays as it is.
 */
export const pasteAsMarkdown = EditorView.domEventHandlers({
  paste(event, view) {
    const plain = event.clipboardData?.getData("text/plain").replace(/\r\n?/gu, "\n") ?? "";
    const html = event.clipboardData?.getData("text/html") ?? "";
    const isTable = /^[^\t\n]*\t.*\n/u.test(plain);
    const mayGain = (hasStructure.test(html) || isTable) && html.length + plain.length < MOST_CHARACTERS;
    if (view.state.readOnly || plain === "" || !mayGain || isInCode(view)) return false;
    const { from } = view.state.selection.main;
    view.dispatch(view.state.replaceSelection(plain), {
      userEvent: "input.paste",
      annotations: isolateHistory.of("full"),
      scrollIntoView: true,
    });
    void convert(view, from, plain, html);
    return true;
  },
});

async function convert(view: EditorView, from: number, plain: string, html: string): Promise<void> {
  const { toMarkdown } = await import("./to-markdown");
  const insert = toMarkdown(html, plain);
  const to = from + plain.length;
  // Whoever wrote on meanwhile wrote into the plain text, and keeps it.
  if (insert === null || insert === plain || view.state.sliceDoc(from, to) !== plain) return;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: "input.paste",
    annotations: isolateHistory.of("full"),
    scrollIntoView: true,
  });
}

function isInCode(view: EditorView): boolean {
  for (let node = syntaxTree(view.state).resolveInner(view.state.selection.main.from, -1); ; ) {
    if (/Code$/u.test(node.name)) return true;
    if (!node.parent) return false;
    node = node.parent;
  }
}
