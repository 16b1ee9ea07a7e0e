/** Strings, quoted names and comments, which hold no statement; and lines that begin one. */
const beginning =
  /'[^']*(?:'|$)|"[^"]*(?:"|$)|`[^`]*(?:`|$)|\[[^\]]*(?:\]|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<=\n)[ \t]*(?:create\s+(?:unique|temp|temporary|virtual|table|index|view|trigger)|alter\s+table|drop\s+(?:table|index|view|trigger))\b/gi;

/** As many words as stand between the beginning of a statement and where the grammar sees that it does not belong there. */
const mostWords = 3;

/**
 * Where reading can go on in a statement that the grammar refused: the lines that begin a statement of their own, from the one
 * the grammar stumbled over (a parenthesis or semicolon is missing in front of it) or the next one after `errorAt`. In order.
 */
export function findResumePoints(text: string, errorAt: number): readonly number[] {
  const points: number[] = [];
  for (const { 0: found, index } of text.matchAll(beginning)) {
    if (/^\s*[a-z]/i.test(found)) points.push(index + found.search(/\S/));
  }
  const swallowed = points.findLast((point) => point <= errorAt);
  const isSwallowed = swallowed !== undefined && wordsIn(text.slice(swallowed, errorAt)) <= mostWords;
  return points.filter((point) => (isSwallowed ? point >= swallowed : point > errorAt));
}

function wordsIn(text: string): number {
  return text.length > 200 ? Number.POSITIVE_INFINITY : text.split(/\s+/).filter(Boolean).length;
}
