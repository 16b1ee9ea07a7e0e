import type { Span } from "sqlite3-parser";
import { quoteName } from "./names";

/** A name in a text to be replaced. */
export type Edit = { readonly span: Span; readonly replacement: string };

/** Applies edits, each place once; `shift` is taken off every span first. */
export function applyEdits(text: string, edits: readonly Edit[], shift = 0): string {
  const byPlace = new Map(edits.map((edit) => [edit.span.offset, edit]));
  const ordered = [...byPlace.values()].sort((a, b) => b.span.offset - a.span.offset);
  return ordered.reduce((result, { span, replacement }) => {
    const start = span.offset - shift;
    const behind = result.slice(start + span.length);
    // What ends in a quote is kept apart from what begins with the same.
    const space = /["']/.test(behind.charAt(0)) && replacement.endsWith(behind.charAt(0)) ? " " : "";
    return result.slice(0, start) + replacement + space + behind;
  }, text);
}

/** How a new column name is written in the place of a token: quoted where either was quoted, as SQLite does it. */
export function columnReplacement(token: string, name: string, isQuoted: boolean): string {
  return isQuoted || !/^[A-Za-z_0-9$\u0080-\uffff]/.test(token) ? quoteName(name) : name;
}
