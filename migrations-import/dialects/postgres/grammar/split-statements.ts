import { MAX_COMMENT_DEPTH } from "../../../model/limits";
import type { TextRange } from "../../dialect";
import { isCopyFromStdin, skipCopyData } from "./copy-data";
import { skipComment, skipDollarQuote, skipEscapeString } from "./skip-quoted";

/** Something in a piece that would take the grammar's lexer time that grows with its square, and where it begins. */
export type LexerTrap = { readonly kind: "comments" | "operator"; readonly at: number };

/** A statement's place, of how many words, strings, commas and parentheses it is, and what must not reach the lexer. */
export type Piece = TextRange & { readonly parts: number; readonly trap: LexerTrap | null };

/**
 * Cuts a text that the grammar does not accept as a whole into statements: at semicolons outside of strings, quoted names,
 * dollar quotes, comments, rules and `BEGIN ATOMIC` bodies, and at Drizzle's `--> statement-breakpoint`. A parenthesis left
 * open does not swallow what follows; a string does. A command of psql is a piece of its own, up to the end of its line; one
 * like `\gset` ends the statement in front of it. The data behind `COPY … FROM stdin` is in no piece, unless it never ends.
 * Linear, whatever the text.
 */
export function* splitStatements(text: string): Generator<Piece> {
  // A doubled quote inside a string reads as two strings side by side, which costs no stack however long they are.
  const token =
    /\\[a-z!?.][^\n]*|'[^']*(?:'|$)|"[^"]*(?:"|$)|--[^\n\r]*|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|\+(?:(?!--|\/\*)[-+*/<>=~!@#%^&|`?]){64}|[(),;]/g;
  let start = 0;
  let parts = 0;
  let trap: LexerTrap | null = null;
  let depth = 0;
  let atomic = 0;
  let last = "";
  let hasData = true;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const found = match[0];
    parts++;
    if (found.startsWith("\\")) {
      yield { start, end: match.index, parts, trap };
      yield { start: match.index, end: token.lastIndex, parts: 1, trap: null };
      start = token.lastIndex;
      parts = 0;
      trap = null;
      depth = 0;
      atomic = 0;
    } else if (found === "/*") {
      const comment = skipComment(text, match.index);
      if (comment.depth > MAX_COMMENT_DEPTH) trap ??= { kind: "comments", at: match.index };
      token.lastIndex = comment.end;
    } else if (found.startsWith("+")) trap ??= { kind: "operator", at: match.index };
    else if (found.startsWith("$")) token.lastIndex = skipDollarQuote(text, match.index, found);
    else if (/^e$/i.test(found) && text[token.lastIndex] === "'")
      token.lastIndex = skipEscapeString(text, token.lastIndex);
    else if (found === "(") depth++;
    else if (found === ")") depth = Math.max(0, depth - 1);
    else if (isBreakpoint(found) || (found === ";" && atomic === 0 && !(depth > 0 && isRule(text, start)))) {
      const isCopy = found === ";" && hasData && isCopyFromStdin(text, start, match.index);
      const data = isCopy ? skipCopyData(text, match.index + 1) : null;
      // Where no data end behind one COPY, none do behind a later one.
      if (isCopy && data === null) hasData = false;
      yield { start, end: match.index, parts, trap };
      start = data ?? token.lastIndex;
      token.lastIndex = start;
      parts = 0;
      trap = null;
      depth = 0;
      atomic = 0;
    } else if (/^atomic$/i.test(found) && /^begin$/i.test(last)) atomic = 1;
    else if (atomic > 0 && /^case$/i.test(found)) atomic++;
    else if (atomic > 0 && /^end$/i.test(found)) atomic--;
    last = found;
  }
  yield { start, end: text.length, parts, trap };
}

function isBreakpoint(found: string): boolean {
  return /^-->\s*statement-breakpoint/.test(found);
}

/** Only a rule has semicolons in parentheses; elsewhere they mean that one was not closed. */
function isRule(text: string, start: number): boolean {
  return /^\s*create\s+(or\s+replace\s+)?rule\b/i.test(text.slice(start, start + 200));
}
