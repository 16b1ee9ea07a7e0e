import { EditorSelection, type StateCommand } from "@codemirror/state";

/** Puts a mark on both sides of what is selected, or of the word at the cursor; where it stands already, takes it away. */
export function toggleMark(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const size = mark.length;
    const changes = state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range;
      const around = state.sliceDoc(Math.max(0, from - size), from) + state.sliceDoc(to, to + size);
      const text = state.sliceDoc(from, to);
      if (around === mark + mark && !isLonger(state.sliceDoc(0, from - size), mark)) {
        return {
          changes: [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ],
          range: EditorSelection.range(range.anchor - size, range.head - size),
        };
      }
      if (text.length > 2 * size && text.startsWith(mark) && text.endsWith(mark)) {
        const insert = text.slice(size, -size);
        return { changes: { from, to, insert }, range: EditorSelection.range(from, from + insert.length) };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + size, range.head + size),
      };
    });
    dispatch(state.update(changes, { scrollIntoView: true, userEvent: "input.format" }));
    return true;
  };
}

// One star of two is no mark of its own: italics within bold are added, and do not take half of the bold away.
function isLonger(before: string, mark: string): boolean {
  return mark === "*" && before.endsWith("*") && !before.endsWith("**");
}

const address = "https://";

/** Makes a link of what is selected: its address is left to be typed over, or its words where an address was selected. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  const changes = state.changeByRange(({ from, to }) => {
    const text = state.sliceDoc(from, to);
    const isAddress = /^(https?:\/\/|\/)\S+$/u.test(text);
    const words = isAddress ? "link" : text || "link";
    const target = isAddress ? text : address;
    const start = isAddress || text === "" ? from + 1 : from + words.length + 3;
    return {
      changes: { from, to, insert: `[${words}](${target})` },
      range: EditorSelection.range(start, start + (isAddress || text === "" ? words : target).length),
    };
  });
  dispatch(state.update(changes, { scrollIntoView: true, userEvent: "input.format" }));
  return true;
};
