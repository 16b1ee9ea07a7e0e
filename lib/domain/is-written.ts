/**
 * Whether Markdown says something: more than headings, code, labels in bold, questions in italics, rows of a table with an empty
 * cell and promises to write it later, which is what a template begins with.
 */
export function isWritten(markdown: string): boolean {
  const prose = markdown
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1|$(?![\s\S]))/gmu, "")
    .replace(/(?<!\*)\*(?![*\s])(?:[^*\n]|\n(?!\s*\n))*\*(?!\*)/gu, "");
  const lines = prose.split("\n").map((line) => line.trim());
  return lines.some((line, index) => says(line, lines[index + 1] ?? ""));
}

function says(line: string, next: string): boolean {
  if (/^#{1,6}\s/u.test(line)) return false;
  if (line.startsWith("|")) return !isRule(line) && !isRule(next) && cellsOf(line).every((cell) => cell !== "");
  const words = line.replace(/^(?:[-*+]|\d+[.)])(?:\s+|$)(?:\[[ xX]\]\s*)?/u, "").replace(/\*\*[^*]*\*\*/gu, "");
  return /[\p{L}\p{N}]/u.test(words) && !/^(to be (written|done|decided)|todo|tbd)\b/iu.test(words);
}

// The line below the heading of a table.
function isRule(line: string): boolean {
  return /^\|[\s|:-]+$/u.test(line) && line.includes("-");
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.trim());
}

/** What stands below the first heading of a Markdown text, where it has any: what is above introduces it. */
export function belowFirstHeading(markdown: string): string {
  const first = markdown.search(/^#{1,6}\s/mu);
  return first < 0 ? markdown : markdown.slice(first);
}

/**
 * What stands below the headings of a Markdown text that hold certain words, down to the next heading of the same rank; null
 * where none does.
 */
export function belowHeading(markdown: string, words: string): string | null {
  const lines = markdown.split("\n");
  const found: string[] = [];
  let rank: number | null = null;
  let isThere = false;
  for (const line of lines) {
    const [, marks = "", title = ""] = /^(#{1,6})\s+(.*)$/u.exec(line) ?? [];
    if (marks !== "" && (rank === null || marks.length <= rank))
      rank = title.toLowerCase().includes(words.toLowerCase()) ? marks.length : null;
    if (rank !== null) found.push(line);
    isThere ||= rank !== null;
  }
  return isThere ? found.join("\n") : null;
}
