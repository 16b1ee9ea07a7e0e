/** The deepest lists and quotes within each other that are set. */
const DEEPEST = 50;
const WIDEST_INDENT = 200;
/** A paragraph of this many marks takes about half a second to read, and four times that with twice as many. */
const MOST_MARKS = 6_000;

/**
 * Whether reading a text as Markdown would take long enough to hold everybody up: lists and quotes nested too deeply, or
 * paragraphs of thousands of marks. What the reader needs grows with the square of both, whatever the text's length.
 */
export function isTooInvolved(text: string): boolean {
  return text.split("\n").some(isTooDeep) || effortOf(text) > MOST_MARKS ** 2;
}

function isTooDeep(line: string): boolean {
  const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
  let depth = 0;
  while (depth <= DEEPEST && container.test(line)) depth += 1;
  return depth > DEEPEST || (depth > 0 && line.search(/\S/) > WIDEST_INDENT);
}

function effortOf(text: string): number {
  const marks = text.split(/\n[ \t]*\n/).map((paragraph) => paragraph.match(/[[*_~`@<&]/g)?.length ?? 0);
  return marks.reduce((sum, count) => sum + count ** 2, 0);
}
