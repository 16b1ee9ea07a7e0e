import type { EditorState, Line, StateCommand } from "@codemirror/state";

const listMark = /^(\s*)(?:[-+*]|\d+[.)])(?: \[[ xX]\])? +/u;
const taskMark = /^(\s*)(?:[-+*]|\d+[.)]) \[[ xX]\] +/u;
const bulletMark = /^(\s*)[-+*] +(?!\[[ xX]\] )/u;
const headingMark = /^(#{1,6}) +/u;

/** Makes items of a list of the selected lines, or lines again where all of them are items. */
export const toggleList: StateCommand = toggleItems("- ", bulletMark);

/** The same, with boxes to tick. */
export const toggleTaskList: StateCommand = toggleItems("- [ ] ", taskMark);

function toggleItems(mark: string, known: RegExp): StateCommand {
  return changeLines((lines) => {
    const written = lines.filter(({ text }) => text.trim() !== "" || lines.length === 1);
    const isOn = written.every(({ text }) => known.test(text));
    return written.map((line) => {
      const indent = /^\s*/u.exec(line.text)?.[0] ?? "";
      const old = listMark.exec(line.text)?.[0] ?? indent;
      return { from: line.from, to: line.from + old.length, insert: isOn ? indent : indent + mark };
    });
  });
}

/** Makes a heading of each selected line: of the second level, then of the third, then a line again. */
export const cycleHeading: StateCommand = changeLines((lines) =>
  lines.map((line) => {
    const old = headingMark.exec(line.text)?.[0] ?? "";
    const level = old.trim().length;
    const insert = level === 0 ? "## " : level < 3 ? `${"#".repeat(level + 1)} ` : "";
    return { from: line.from, to: line.from + old.length, insert };
  }),
);

type Change = { from: number; to: number; insert: string };

function changeLines(changeOf: (lines: readonly Line[]) => readonly Change[]): StateCommand {
  return ({ state, dispatch }) => {
    const changes = state.changes(changeOf(selectedLines(state)));
    // What was typed after the mark stays after it, also at the beginning of the line.
    const selection = state.selection.map(changes, 1);
    dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: "input.format" }));
    return true;
  };
}

function selectedLines(state: EditorState): readonly Line[] {
  const numbers = state.selection.ranges.flatMap(({ from, to }) => {
    const first = state.doc.lineAt(from).number;
    return Array.from({ length: state.doc.lineAt(to).number - first + 1 }, (_, index) => first + index);
  });
  return [...new Set(numbers)].map((number) => state.doc.line(number));
}
