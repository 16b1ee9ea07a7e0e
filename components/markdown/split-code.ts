/** The lines of a text that are read as Markdown, and those inside its blocks of code, which are only copied. */
export type SplitText = { readonly prose: readonly string[]; readonly code: readonly string[] };

const opening = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const closing = /^ {0,3}(`+|~+)[ \t]*$/;
const html = /^ {0,3}</;

/**
 * Tells code from prose as the reader of Markdown does, or takes code for prose, never prose for code: only a fence that begins
 * its line counts, which nothing but raw HTML can hold, and none after a line that begins some.
 */
export function splitCode(text: string): SplitText {
  const [prose, code]: [string[], string[]] = [[], []];
  let fence: string | null = null;
  let isSure = true;
  for (const line of text.split(/\r\n?|\n/)) {
    if (fence !== null && !closes(line, fence)) {
      code.push(line);
      continue;
    }
    prose.push(line);
    isSure &&= fence !== null || !html.test(line);
    fence = fence === null && isSure ? fenceOf(line) : null;
  }
  return { prose, code };
}

function fenceOf(line: string): string | null {
  const [, ticks, tildes] = opening.exec(line) ?? [];
  return ticks ?? tildes ?? null;
}

function closes(line: string, fence: string): boolean {
  return closing.exec(line)?.[1]?.startsWith(fence) ?? false;
}
