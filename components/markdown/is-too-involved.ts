/** The deepest lists and quotes within each other that are set. */
const DEEPEST = 50;
const WIDEST_INDENT = 200;
const MOST_COLUMNS = 300;
/** A paragraph of this many marks takes about a fifth of a second to read, and four times that with twice as many. */
const MOST_MARKS = 3_000;

/**
 * Whether reading a text as Markdown would take long enough to hold everybody up: lists and quotes nested too deeply, tables too
 * wide, or paragraphs of thousands of marks. What the reader needs grows with the square of each, whatever the text's length.
 */
export function isTooInvolved(text: string): boolean {
  const lines = text.split("\n");
  return lines.some(isTooDeep) || lines.some(isTooWide) || effortOf(text) > MOST_MARKS ** 2;
}

function isTooDeep(line: string): boolean {
  const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
  let depth = 0;
  while (depth <= DEEPEST && container.test(line)) depth += 1;
  return depth > DEEPEST || (depth > 0 && line.search(/\S/) > WIDEST_INDENT);
}

function isTooWide(line: string): boolean {
  return line.length > MOST_COLUMNS && line.split("|").length > MOST_COLUMNS;
}

// The rows of a table are read one by one, however many there are.
function effortOf(text: string): number {
  const marks = text.split(/\n(?:[ \t]*\n|(?=\|))/).map((paragraph) => paragraph.match(/[[*_~`@<&\\]/g)?.length ?? 0);
  return marks.reduce((sum, count) => sum + count ** 2, 0);
}
