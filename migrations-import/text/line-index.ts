/** A place in a text as people count it: both from 1, the column in UTF-16 units. */
export type LineColumn = { readonly line: number; readonly column: number };

/** Finds lines and columns of UTF-16 offsets in one text, each in logarithmic time. Lines end with LF or CRLF. */
export type LineIndex = {
  /** Where `offset` lies; an offset behind the end lies at the end. */
  at(offset: number): LineColumn;
};

/** Reads `text` once and answers where an offset in it lies. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    at(offset) {
      const inside = Math.max(0, Math.min(offset, text.length));
      const line = lastNotAfter(starts, inside);
      return { line: line + 1, column: inside - (starts[line] ?? 0) + 1 };
    },
  };
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
