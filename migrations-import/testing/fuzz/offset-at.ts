/** The offset of a line and column (both from 1) in a text; null where the text has no such place. */
export function offsetAt(text: string, line: number, column: number): number | null {
  let start = 0;
  for (let count = 1; count < line; count++) {
    const next = text.indexOf("\n", start);
    if (next === -1) return null;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  const length = (end === -1 ? text.length : end) - start;
  return column >= 1 && column <= length + 1 ? start + column - 1 : null;
}
