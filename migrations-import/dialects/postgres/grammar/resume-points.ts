import { skipComment, skipDollarQuote } from "./skip-quoted";

/**
 * Where reading can go on in a piece that the grammar refused: the lines that begin a statement of their own, from the one the
 * grammar stumbled over (a parenthesis or semicolon is missing in front of it) or the next one after `errorAt`. In order; none
 * where the piece has no such line.
 */
export function findResumePoints(text: string, errorAt: number): readonly number[] {
  const points = findBeginnings(text);
  const swallowed = points.findLast((point) => point <= errorAt);
  const isSwallowed = swallowed !== undefined && wordsBetween(text, swallowed, errorAt) <= 3;
  return points.filter((point) => (isSwallowed ? point >= swallowed : point > errorAt));
}

const kinds =
  "table|type|view|index|schema|sequence|function|procedure|policy|trigger|extension|domain|materialized|role|publication|rule|aggregate|default\\s+privileges|foreign|server|event|statistics";

/** Beginnings of statements at the beginning of a line; the parts of ALTER TABLE that begin like one are none. */
const beginning = new RegExp(
  `'[^']*(?:'|$)|"[^"]*(?:"|$)|--[^\\n\\r]*|/\\*|\\$(?:[a-z_]\\w*)?\\$|(?<=\\n)[ \\t]*(?:create\\s+\\w|(?:alter|drop)\\s+(?:${kinds})\\b|comment\\s+on\\b|grant\\s|revoke\\s|insert\\s+into\\b|do\\s+\\$)`,
  "gi",
);

function findBeginnings(text: string): readonly number[] {
  const points: number[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const [found] = match;
    if (found === "/*") beginning.lastIndex = skipComment(text, match.index).end;
    else if (found.startsWith("$")) beginning.lastIndex = skipDollarQuote(text, match.index, found);
    else if (/^\s*[a-z]/i.test(found)) {
      points.push(match.index + found.search(/\S/));
      if (found.endsWith("$")) beginning.lastIndex -= 1;
    }
  }
  return points;
}

function wordsBetween(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  return between.length > 200 ? Number.POSITIVE_INFINITY : between.split(/\s+/).filter(Boolean).length;
}
