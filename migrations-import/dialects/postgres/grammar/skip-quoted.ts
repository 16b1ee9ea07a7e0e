/** The offset behind the comment that begins at `from` (the end of the text where it never ends), and how deep it nests. */
export function skipComment(text: string, from: number): { readonly end: number; readonly depth: number } {
  let depth = 0;
  let deepest = 0;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    deepest = Math.max(deepest, depth);
    if (depth === 0) return { end: edge.lastIndex, depth: deepest };
  }
  return { end: text.length, depth: deepest };
}

/** The offset behind the dollar quote that begins at `from` with `tag`, or the end of the text. */
export function skipDollarQuote(text: string, from: number, tag: string): number {
  const end = text.indexOf(tag, from + tag.length);
  return end === -1 ? text.length : end + tag.length;
}

/** The offset behind the string with escapes whose quotation mark is at `from`, or the end of the text. */
export function skipEscapeString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "'" && text[at + 1] === "'") at++;
    else if (text[at] === "'") return at + 1;
  }
  return text.length;
}
