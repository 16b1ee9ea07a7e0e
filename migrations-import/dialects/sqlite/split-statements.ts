import { type Token, tokenize, tokenName } from "sqlite3-parser";
import type { TextRange } from "../dialect";

/** Where a statement lies, and of how many tokens it is. */
export type Piece = TextRange & { readonly parts: number };

/** A statement being read: its first three tokens, and its last two. */
type OpenPiece = {
  readonly start: number;
  end: number;
  parts: number;
  readonly opening: string[];
  previous: string;
  last: string;
  isComplete: boolean;
};

/**
 * Where the statements of a text begin and end, semicolon included, comments around them not. A trigger ends at the
 * semicolon after its END (the rule of `sqlite3_complete`); Drizzle's `--> statement-breakpoint` ends a statement too.
 */
export function* splitStatements(text: string, range: TextRange): Generator<Piece> {
  let piece: OpenPiece | null = null;
  for (const token of tokenize(text.slice(range.start, range.end), { emitTrivia: true })) {
    const name = nameOf(token);
    if (isBreakpoint(name, token)) {
      if (piece) yield closed(piece);
      piece = null;
    }
    if (name === "SPACE" || name === "COMMENT" || (name === "SEMI" && !piece)) continue;
    const start = range.start + token.span.offset;
    piece ??= open(start);
    extend(piece, name, start + token.span.length);
    if (!piece.isComplete) continue;
    yield closed(piece);
    piece = null;
  }
  if (piece) yield closed(piece);
}

function nameOf(token: Token): string {
  return tokenName(token.type) ?? "";
}

function isBreakpoint(name: string, token: Token): boolean {
  return name === "COMMENT" && /^-->\s*statement-breakpoint/.test(token.text);
}

function open(start: number): OpenPiece {
  return { start, end: start, parts: 0, opening: [], previous: "", last: "", isComplete: false };
}

function extend(piece: OpenPiece, name: string, end: number): void {
  if (piece.opening.length < 3) piece.opening.push(name);
  piece.isComplete = name === "SEMI" && (!isTrigger(piece) || (piece.previous === "SEMI" && piece.last === "END"));
  piece.previous = piece.last;
  piece.last = name;
  piece.end = end;
  piece.parts++;
}

function isTrigger({ opening }: OpenPiece): boolean {
  return opening[0] === "CREATE" && (opening[1] === "TRIGGER" || (opening[1] === "TEMP" && opening[2] === "TRIGGER"));
}

function closed({ start, end, parts }: OpenPiece): Piece {
  return { start, end, parts };
}
