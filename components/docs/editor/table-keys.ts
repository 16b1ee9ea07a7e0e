import { syntaxTree } from "@codemirror/language";
import { EditorSelection, type EditorState, type StateCommand } from "@codemirror/state";

/** Selects the next cell of the table the cursor is in, making a row after the last; false outside of tables. */
export const nextCell: StateCommand = ({ state, dispatch }) => {
  const cells = cellsAround(state);
  if (!cells) return false;
  const next = cells.find(({ from }) => from > state.selection.main.to);
  if (next) {
    dispatch(state.update({ selection: EditorSelection.range(next.from, next.to), scrollIntoView: true }));
    return true;
  }
  const last = state.doc.lineAt(cells.at(-1)?.to ?? state.selection.main.to);
  const columns = cells.filter(({ line }) => line === last.number).length;
  dispatch(
    state.update({
      changes: { from: last.to, insert: `\n|${"  |".repeat(columns)}` },
      selection: EditorSelection.cursor(last.to + 3),
      scrollIntoView: true,
      userEvent: "input",
    }),
  );
  return true;
};

/** Selects the cell before; false outside of tables and in their first cell, where Tab leads out of the text. */
export const previousCell: StateCommand = ({ state, dispatch }) => {
  const current = cellsAround(state)?.findLast(({ from }) => from <= state.selection.main.from);
  const previous = cellsAround(state)?.findLast(({ from }) => current && from < current.from);
  if (!previous) return false;
  dispatch(state.update({ selection: EditorSelection.range(previous.from, previous.to), scrollIntoView: true }));
  return true;
};

type Cell = { from: number; to: number; line: number };

function cellsAround(state: EditorState): readonly Cell[] | null {
  let node: ReturnType<typeof nodeAt> | null = nodeAt(state);
  while (node && node.name !== "Table") node = node.parent;
  if (!node) return null;
  const first = state.doc.lineAt(node.from).number;
  const last = state.doc.lineAt(node.to).number;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((line) => line !== first + 1)
    .flatMap((line) => cellsOf(state.doc.line(line)));
}

function nodeAt(state: EditorState) {
  return syntaxTree(state).resolveInner(state.selection.main.head, -1);
}

/** The cells of a row, without the spaces around what they say. */
function cellsOf(line: { number: number; from: number; text: string }): readonly Cell[] {
  const row = line.text.replace(/^\s*\|?/u, "");
  const offset = line.from + line.text.length - row.length;
  return [...row.matchAll(/((?:\\.|[^|\\])*)(?:\||$)/gu)]
    .filter(({ 0: whole, index }) => whole !== "" && !(index > 0 && /^\s*$/u.test(whole) && !whole.endsWith("|")))
    .map(({ 1: text = "", index }) => {
      const from = offset + index + (text.trim() === "" ? Math.min(1, text.length) : text.search(/\S/u));
      return { from, to: from + text.trim().length, line: line.number };
    });
}
