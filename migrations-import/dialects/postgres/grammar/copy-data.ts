import { skipBlank } from "./skip-blank";

/** Whether the statement in a range is a `COPY … FROM stdin`, whose data follow it in the script. */
export function isCopyFromStdin(text: string, start: number, end: number): boolean {
  const from = skipBlank(text, start, end);
  return /^copy\b/i.test(text.slice(from, from + 5)) && /\bfrom\s+stdin\b/i.test(text.slice(from, end));
}

/** The offset behind the data that begin on the line after `from` and end with a line `\.`; null where none ends them. */
export function skipCopyData(text: string, from: number): number | null {
  const end = /^\\\.[ \t\r]*$/gm;
  const line = text.indexOf("\n", from);
  if (line === -1) return null;
  end.lastIndex = line + 1;
  return end.exec(text) ? end.lastIndex : null;
}
