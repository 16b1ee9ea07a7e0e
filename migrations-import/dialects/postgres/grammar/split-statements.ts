import type { TextRange } from "../../dialect";
import { isCopyFromStdin, skipCopyData } from "./copy-data";

/**
 * Cuts a text that the grammar does not accept as a whole into statements: at semicolons outside of strings, quoted names,
 * dollar quotes, comments, rules and `BEGIN ATOMIC` bodies. A parenthesis left open does not swallow what follows; a string
 * does. A command of psql is a piece of its own, up to the end of its line; one like `\gset` ends the statement in front of
 * it. The data behind `COPY … FROM stdin` is in no piece, unless it never ends.
 */
export function splitStatements(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  // A doubled quote inside a string reads as two strings side by side, which costs no stack however long they are.
  const token =
    /\\[a-z!?.][^\n]*|'[^']*(?:'|$)|"[^"]*(?:"|$)|--[^\n]*|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|[();]/g;
  let start = 0;
  let depth = 0;
  let atomic = 0;
  let last = "";
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const found = match[0];
    if (found.startsWith("\\")) {
      ranges.push({ start, end: match.index }, { start: match.index, end: token.lastIndex });
      start = token.lastIndex;
      depth = 0;
      atomic = 0;
    } else if (found === "/*") token.lastIndex = skipComment(text, match.index);
    else if (found.startsWith("$")) token.lastIndex = skipDollarQuote(text, match.index, found);
    else if (/^e$/i.test(found) && text[token.lastIndex] === "'")
      token.lastIndex = skipEscapeString(text, token.lastIndex);
    else if (found === "(") depth++;
    else if (found === ")") depth = Math.max(0, depth - 1);
    else if (found === ";" && atomic === 0 && !(depth > 0 && isRule(text, start))) {
      const data = isCopyFromStdin(text, start, match.index) ? skipCopyData(text, match.index + 1) : null;
      ranges.push({ start, end: match.index });
      start = data ?? match.index + 1;
      token.lastIndex = start;
      depth = 0;
    } else if (/^atomic$/i.test(found) && /^begin$/i.test(last)) atomic = 1;
    else if (atomic > 0 && /^case$/i.test(found)) atomic++;
    else if (atomic > 0 && /^end$/i.test(found)) atomic--;
    last = found;
  }
  ranges.push({ start, end: text.length });
  return ranges;
}

/** Only a rule has semicolons in parentheses; elsewhere they mean that one was not closed. */
function isRule(text: string, start: number): boolean {
  return /^\s*create\s+(or\s+replace\s+)?rule\b/i.test(text.slice(start, start + 200));
}

function skipComment(text: string, from: number): number {
  let depth = 0;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

function skipDollarQuote(text: string, from: number, tag: string): number {
  const end = text.indexOf(tag, from + tag.length);
  return end === -1 ? text.length : end + tag.length;
}

function skipEscapeString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "'" && text[at + 1] === "'") at++;
    else if (text[at] === "'") return at + 1;
  }
  return text.length;
}
