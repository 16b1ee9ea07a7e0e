import { skipBlank } from "../dialects/postgres/grammar/skip-blank";
import type { UpPart, UpProblem } from "./layout";

/** How a tool marks the up and down parts of one file. The patterns fit whole lines and are global. */
export type Markers = {
  readonly up: RegExp;
  readonly down: RegExp;
  /** The line to write, for people. */
  readonly write: string;
  /** Whether up and down parts may alternate; otherwise only the first of each counts. */
  readonly alternate?: true;
};

/** Finds the up part of a file by its markers; down parts are never in it. What the markers leave out is said. */
export function upPartOf(text: string, markers: Markers): UpPart {
  const ups = offsetsOf(text, markers.up);
  const downs = offsetsOf(text, markers.down);
  const [start] = ups;
  if (start === undefined) return unmarked(text, downs[0] ?? text.length, markers);
  const problems = strayStatements(text, start, downs, markers);
  if (markers.alternate) return { ...alternating(text, ups, downs), problems };
  const end = downs.find((down) => down > start) ?? text.length;
  return { text, start, end, problems: [...problems, ...secondParts(ups, markers)] };
}

function offsetsOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index);
}

function unmarked(text: string, end: number, { write }: Markers): UpPart {
  if (skipBlank(text, 0, end) === end) return { text, start: 0, end, problems: [] };
  const message = `The file has no line ${write}; what stands in front of any down part was read.`;
  const hint = `Add the line ${write} in front of what the migration does.`;
  return { text, start: 0, end, problems: [{ severity: "warning", code: "NO_UP_PART", at: 0, message, hint }] };
}

function strayStatements(text: string, start: number, downs: readonly number[], { write }: Markers): UpProblem[] {
  const end = Math.min(start, downs[0] ?? start);
  const at = skipBlank(text, 0, end);
  if (at >= end) return [];
  const message = `Statements in front of the line ${write} are not applied, so they were not read.`;
  return [{ severity: "warning", code: "NO_UP_PART", at, message, hint: "Move them behind that line." }];
}

function secondParts([, second]: readonly number[], { write }: Markers): UpProblem[] {
  if (second === undefined) return [];
  const message = `There is a second line ${write}; only the part behind the first one is applied.`;
  const hint = "Move the second part to a file of its own.";
  return [{ severity: "warning", code: "NO_UP_PART", at: second, message, hint }];
}

/** From the first up marker to the end of the last up part, with the down parts in between blank. */
function alternating(text: string, ups: readonly number[], downs: readonly number[]): Omit<UpPart, "problems"> {
  const start = ups[0] ?? 0;
  const end = downs.find((down) => down > (ups.at(-1) ?? start)) ?? text.length;
  let read = text;
  for (const down of downs) {
    const next = ups.find((up) => up > down);
    if (down > start && next !== undefined)
      read = read.slice(0, down) + blank(read.slice(down, next)) + read.slice(next);
  }
  return { text: read, start, end };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
