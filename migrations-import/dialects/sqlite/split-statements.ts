import { type Token, tokenize, tokenName } from "sqlite3-parser";
import type { TextRange } from "../dialect";

/** A statement being read: its first three tokens, and its last two. */
type Piece = {
  readonly start: number;
  end: number;
  readonly opening: string[];
  previous: string;
  last: string;
  isComplete: boolean;
};

/**
 * Where the statements of a text begin and end, semicolon included, comments around them not. A trigger ends at the
 * semicolon after its END (the rule of `sqlite3_complete`); Drizzle's `--> statement-breakpoint` ends a statement too.
 */
export function splitStatements(text: string, range: TextRange): readonly TextRange[] {
  const ranges: TextRange[] = [];
  let piece: Piece | null = null;
  for (const token of tokenize(text.slice(range.start, range.end), { emitTrivia: true })) {
    const name = nameOf(token);
    if (isBreakpoint(name, token)) {
      if (piece) ranges.push(rangeOf(piece));
      piece = null;
    }
    if (name === "SPACE" || name === "COMMENT" || (name === "SEMI" && !piece)) continue;
    const start = range.start + token.span.offset;
    piece ??= open(start);
    extend(piece, name, start + token.span.length);
    if (!piece.isComplete) continue;
    ranges.push(rangeOf(piece));
    piece = null;
  }
  return piece ? [...ranges, rangeOf(piece)] : ranges;
}

function nameOf(token: Token): string {
  return tokenName(token.type) ?? "";
}

function isBreakpoint(name: string, token: Token): boolean {
  return name === "COMMENT" && /^-->\s*statement-breakpoint/.test(token.text);
}

function open(start: number): Piece {
  return { start, end: start, opening: [], previous: "", last: "", isComplete: false };
}

function extend(piece: Piece, name: string, end: number): void {
  if (piece.opening.length < 3) piece.opening.push(name);
  piece.isComplete = name === "SEMI" && (!isTrigger(piece) || (piece.previous === "SEMI" && piece.last === "END"));
  piece.previous = piece.last;
  piece.last = name;
  piece.end = end;
}

function isTrigger({ opening }: Piece): boolean {
  return opening[0] === "CREATE" && (opening[1] === "TRIGGER" || (opening[1] === "TEMP" && opening[2] === "TRIGGER"));
}

function rangeOf(piece: Piece): TextRange {
  return { start: piece.start, end: piece.end };
}
