import { hiddenInProse } from "@/components/ui/hidden-characters";
import { splitCode } from "./split-code";

/** The deepest lists and quotes within each other that are set. */
const DEEPEST = 50;
const WIDEST_INDENT = 100;
const MOST_COLUMNS = 100;
/** A paragraph of this many marks takes about a tenth of a second to read, and four times that with twice as many. */
const MOST_MARKS = 1_000;
/** Lines, the lists and quotes they are in, cells and addresses take about a tenth of a millisecond each. */
const MOST_PARTS = 2_000;
/** So many characters take as long as one of those, and so do so many that are shown by a label. */
const CHARACTERS_PER_PART = 50;
const HIDDEN_PER_PART = 5;
/** In a block of code nothing is looked for: so much of it takes as long as one part. */
const CODE_LINES_PER_PART = 5;
const CODE_CHARACTERS_PER_PART = 250;

/**
 * Whether reading a text as Markdown would take long enough to hold everybody up: lists and quotes nested too deeply, tables too
 * wide, or paragraphs of thousands of marks, where what the reader needs grows with the square; and whatever is simply too long.
 */
export function isTooInvolved(text: string): boolean {
  return involvementOf(text) === Number.POSITIVE_INFINITY;
}

/** How much there is to set in a text, in parts of about a tenth of a millisecond; infinite where it is too involved. */
export function involvementOf(text: string): number {
  const { prose, code } = splitCode(text);
  const read = prose.join("\n");
  const hidden = countOf(text, hiddenInProse) / HIDDEN_PER_PART;
  const least = read.length / CHARACTERS_PER_PART + partsOfCode(code) + hidden;
  if (least > MOST_PARTS || prose.some(isTooDeep) || prose.some(isTooWide)) return Number.POSITIVE_INFINITY;
  const parts = least + partsOf(read, prose) + MOST_PARTS * (effortOf(read) / MOST_MARKS ** 2);
  return parts > MOST_PARTS ? Number.POSITIVE_INFINITY : parts;
}

function partsOfCode(lines: readonly string[]): number {
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  return lines.length / CODE_LINES_PER_PART + characters / CODE_CHARACTERS_PER_PART;
}

function isTooDeep(line: string): boolean {
  const depth = depthOf(line);
  return depth > DEEPEST || (depth > 0 && line.search(/\S/) > WIDEST_INDENT);
}

/** How many lists and quotes a line begins or goes on with, as far as that matters. */
function depthOf(line: string): number {
  const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
  let depth = 0;
  while (depth <= DEEPEST && container.test(line)) depth += 1;
  return depth;
}

function isTooWide(line: string): boolean {
  return line.length > MOST_COLUMNS && line.split("|").length > MOST_COLUMNS;
}

// The rows of a table and the items of a list are read one by one, however many there are.
function effortOf(text: string): number {
  const paragraphs = text.split(/\n(?:[ \t]*\n|(?=\|| {0,3}[-+*] \S))/);
  return paragraphs.reduce((sum, paragraph) => sum + countOf(paragraph, /[[*_~`@<&\\]/g) ** 2, 0);
}

function partsOf(text: string, lines: readonly string[]): number {
  const blocks = lines.reduce((sum, line) => sum + partsOfLine(line), 0);
  return blocks + countOf(text, /\||www\.|:\/\/|@/gi);
}

// A block of code takes as long as ten lines, an empty line a tenth of one.
function partsOfLine(line: string): number {
  if (line.trim() === "") return 0.1;
  return /^\s*(?:```|~~~)/.test(line) ? 5 : Math.max(1, depthOf(line));
}

function countOf(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
