import { EditorSelection, type StateCommand } from "@codemirror/state";

/** A block of Markdown around the part of it that is selected once it stands; null takes the selected lines in. */
type Block = { before: string; inside: string | null; after: string };

export const insertTable = insertBlock({ before: "| ", inside: "Name", after: " | Meaning |\n| --- | --- |\n|  |  |" });

export const insertCodeBlock = insertBlock({ before: "```sql\n", inside: null, after: "\n```" });

export const insertMermaid = insertBlock({
  before: "```mermaid\nflowchart LR\n  ",
  inside: "source --> target",
  after: "\n```",
});

/** Puts a block below the selected lines, or around them, with a blank line on either side. */
function insertBlock(block: Block): StateCommand {
  return ({ state, dispatch }) => {
    const first = state.doc.lineAt(state.selection.main.from);
    const last = state.doc.lineAt(state.selection.main.to);
    const from = block.inside === null || last.text.trim() === "" ? first.from : last.to;
    const inside = block.inside ?? state.sliceDoc(first.from, last.to);
    const gap = missingBreaks(state.sliceDoc(Math.max(0, from - 2), from), /\n*$/u);
    const start = from + gap.length + block.before.length;
    const end = missingBreaks(state.sliceDoc(last.to, last.to + 2), /^\n*/u);
    dispatch(
      state.update({
        changes: { from, to: last.to, insert: gap + block.before + inside + block.after + end },
        selection: EditorSelection.range(start, start + inside.length),
        scrollIntoView: true,
        userEvent: "input.format",
      }),
    );
    return true;
  };
}

/** The line breaks that are wanting for a blank line on this side; none at the edge of the text. */
function missingBreaks(beside: string, breaks: RegExp): string {
  return beside === "" ? "" : "\n".repeat(2 - (breaks.exec(beside)?.[0].length ?? 0));
}
