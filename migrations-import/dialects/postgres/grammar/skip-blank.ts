/**
 * The offset of the first character at or after `from` that is neither white space, nor in a comment, nor a semicolon, or
 * `end` where there is none. Comments in slashes nest, as PostgreSQL's do; one that never ends is not blank.
 */
export function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const char = text[at] ?? "";
    if (/[\s;]/.test(char)) at++;
    else if (char === "-" && text[at + 1] === "-") at = endOfLine(text, at, end);
    else if (char === "/" && text[at + 1] === "*") {
      const behind = endOfComment(text, at, end);
      if (behind === null) return at;
      at = behind;
    } else return at;
  }
  return end;
}

/** A line ends at a carriage return too, as PostgreSQL's lexer has it. */
function endOfLine(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text[at] === "\n" || text[at] === "\r") return at + 1;
  return end;
}

/** Null for a comment that does not end. */
function endOfComment(text: string, from: number, end: number): number | null {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const pair = text.slice(at, at + 2);
    if (pair !== "/*" && pair !== "*/") continue;
    depth += pair === "/*" ? 1 : -1;
    at++;
    if (depth === 0) return at + 1;
  }
  return null;
}
