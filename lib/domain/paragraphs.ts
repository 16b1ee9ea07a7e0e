/** A stretch of Markdown that stands by itself: lines between empty ones, a fenced block of code whole. */
export type Paragraph = {
  readonly text: string;
  /** Its first line in the text, from 0. */
  readonly line: number;
};

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Splits Markdown into its paragraphs; empty lines between them belong to none. */
export function splitParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: { text: string; line: number }[] = [];
  let [isOpen, fence] = [false, ""];
  for (const [line, words] of text.split("\n").entries()) {
    const isEmpty = words.trim() === "" && fence === "";
    const last = paragraphs.at(-1);
    if (isEmpty) isOpen = false;
    else if (isOpen && last) last.text += `\n${words}`;
    else paragraphs.push({ text: words, line });
    if (isEmpty) continue;
    isOpen = true;
    fence = fenceAfter(words, fence);
  }
  return paragraphs;
}

/** The mark that would end the block of code one is in after a line; empty outside of one. */
function fenceAfter(line: string, open: string): string {
  const mark = FENCE.exec(line)?.[1] ?? "";
  if (open === "") return mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
  return closes ? "" : open;
}
