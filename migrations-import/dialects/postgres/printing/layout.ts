/** How far a clause, a join and a wrapped item stand in (`PRETTYINDENT_STD` and the like of PostgreSQL's own printer). */
export const indents = { clause: 8, join: 4, item: 4, branch: 4 } as const;

/** Stands before a line break that takes the spaces in front of it away. */
const mark = "\u0000";

const spacesBeforeMark = new RegExp(` *${mark}`, "g");

const deepest = 40;

/** A line break that starts so far in: `level` for the nesting, `plus` for what it starts with. */
export function newLine(level: number, plus: number): string {
  const scaled =
    level < deepest ? Math.max(level, 0) : Math.trunc(deepest + (level - deepest) / (indents.clause / 2)) % deepest;
  return `${mark}\n${" ".repeat(scaled + plus)}`;
}

export function startsWithLine(text: string): boolean {
  return text.startsWith(mark);
}

/** The finished text: no spaces before the line breaks of the layout. */
export function finish(text: string): string {
  return text.includes(mark) ? text.replace(spacesBeforeMark, "") : text;
}
