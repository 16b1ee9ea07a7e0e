import type { SqlError } from "libpg-query";
import { MAX_COMMENT_DEPTH, MAX_STATEMENT_PARTS } from "../../../model/limits";
import type { ParsedStatement, TextRange } from "../../dialect";
import { commentsTooDeep, nestedTooDeep, operatorTooLong, tooLargeForGrammar, tooManyParts } from "../../over-limit";
import { createByteOffsets } from "./byte-offsets";
import { hintFor } from "./explain-error";
import { GrammarLost, parseTree, readMistake } from "./grammar";
import type { Node } from "./node";
import { readPsqlCommand } from "./psql-command";
import { findResumePoints } from "./resume-points";
import { skipBlank } from "./skip-blank";
import { type Piece, splitStatements } from "./split-statements";

export { loadGrammar, parseExpression, parsePlpgsql, parseStatement } from "./grammar";

type Parsed = ParsedStatement<Node>;

/** How much is given to the grammar at once, in UTF-16 units: the tree of a text takes many times its length. */
const BATCH_LENGTH = 512 * 1024;

/**
 * Reads the statements in `range`, as they are asked for. Where the grammar does not accept a batch as a whole, each statement
 * is read by itself; what would hold the grammar's lexer or fill its memory never reaches it.
 */
export function* parseStatements(text: string, range: TextRange): Generator<Parsed> {
  const sql = text.slice(range.start, range.end);
  if (skipBlank(sql, 0, sql.length) === sql.length) return;
  if (sql.length > BATCH_LENGTH || mayHoldTrap(sql)) return yield* parseInBatches(sql, range.start);
  const whole = parseWhole(sql, range.start);
  if (whole) return yield* whole;
  for (const piece of splitStatements(sql)) yield* parsePiece(sql, piece, range.start);
}

/** What PL/pgSQL's grammar has against a function; null where it has nothing, or where reading it would hold the lexer. */
export function mistakeInPlpgsql(statement: string): string | null {
  return mayHoldTrap(statement) ? null : readMistake(statement);
}

/** What a lexer could be trapped by shows in the text at once, so that ordinary files need not be cut. */
function mayHoldTrap(sql: string): boolean {
  let comments = 0;
  for (let at = sql.indexOf("/*"); at !== -1; at = sql.indexOf("/*", at + 2)) {
    if (++comments > MAX_COMMENT_DEPTH) return true;
  }
  return /\+[-+*/<>=~!@#%^&|`?]{64}/.test(sql);
}

function* parseInBatches(sql: string, base: number): Generator<Parsed> {
  let batch: Piece[] = [];
  for (const piece of splitStatements(sql)) {
    if (isOverLimit(piece)) {
      yield* parseBatch(sql, batch, base);
      yield* parsePiece(sql, piece, base);
      batch = [];
      continue;
    }
    batch.push(piece);
    if (piece.end - (batch[0]?.start ?? 0) < BATCH_LENGTH) continue;
    yield* parseBatch(sql, batch, base);
    batch = [];
  }
  yield* parseBatch(sql, batch, base);
}

function* parseBatch(sql: string, pieces: readonly Piece[], base: number): Generator<Parsed> {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return;
  const whole = pieces.length > 1 ? parseWhole(sql.slice(first.start, last.end), base + first.start) : null;
  if (whole) return yield* whole;
  for (const piece of pieces) yield* parsePiece(sql, piece, base);
}

function isOverLimit({ parts, trap }: Piece): boolean {
  return trap !== null || parts > MAX_STATEMENT_PARTS;
}

/** Null where the grammar refuses anything of it. */
function parseWhole(sql: string, base: number): Parsed[] | null {
  try {
    return parse(sql, base);
  } catch (error) {
    if (error instanceof GrammarLost) throw error;
    return null;
  }
}

function parse(sql: string, base: number): Parsed[] {
  const toIndex = createByteOffsets(sql);
  const parsed: Parsed[] = [];
  for (const { stmt, stmt_location = 0, stmt_len = 0 } of parseTree(sql)) {
    if (!stmt) continue;
    const end = trimEnd(sql, stmt_len === 0 ? sql.length : toIndex(stmt_location + stmt_len));
    const start = skipBlank(sql, toIndex(stmt_location), end);
    parsed.push({ kind: "statement", range: { start: base + start, end: base + end }, node: stmt });
  }
  return parsed;
}

function parsePiece(sql: string, piece: Piece, base: number): readonly Parsed[] {
  const start = skipBlank(sql, piece.start, piece.end);
  if (start === piece.end) return [];
  const end = trimEnd(sql, piece.end);
  const range = { start: base + start, end: base + end };
  // A trap in front of the statement is a comment, which is left out before the grammar sees it.
  const trap = piece.trap && piece.trap.at >= start ? piece.trap : null;
  if (trap?.kind === "comments") return [commentsTooDeep(range, base + trap.at)];
  if (trap?.kind === "operator") return [operatorTooLong(range, base + trap.at)];
  if (piece.parts > MAX_STATEMENT_PARTS) return [tooManyParts(range)];
  const text = sql.slice(start, end);
  const command = readPsqlCommand(text);
  if (command) return [{ kind: "terminal command", range, doubt: command.effect === "none" ? null : command }];
  return parseOne(text, range.start, true);
}

/** Reads one statement; where it is refused and others seem to follow in it, each of those by itself. */
function parseOne(text: string, base: number, isResumable: boolean): readonly Parsed[] {
  try {
    return parse(text, base);
  } catch (error) {
    const range = { start: base, end: base + text.length };
    const limit = limitIn(error, range);
    if (limit) return [limit];
    const at = errorIndex(text, error);
    const points = isResumable ? findResumePoints(text, at) : [];
    const [next] = points;
    const message = error instanceof Error ? error.message : String(error);
    const hint = hintFor(text, at, message, next !== undefined && next <= at);
    const end = base + trimEnd(text, next ?? text.length);
    const refused: Parsed = { kind: "syntax error", range: { start: base, end }, at: base + at, message, hint };
    return [refused, ...points.flatMap((point, index) => parseRest(text, point, points[index + 1], base))];
  }
}

function parseRest(text: string, start: number, end = text.length, base: number): readonly Parsed[] {
  return parseOne(text.slice(start, trimEnd(text, end)), base + start, false);
}

/** What the grammar says where a statement is too much for it, and not wrong. */
function limitIn(error: unknown, range: TextRange): Parsed | null {
  if (error instanceof GrammarLost) throw error;
  if (!(error instanceof Error)) return null;
  if (error instanceof RangeError && /call stack/.test(error.message)) return nestedTooDeep(range);
  if (/^memory exhausted/.test(error.message)) return nestedTooDeep(range);
  return "sqlDetails" in error ? null : tooLargeForGrammar(range);
}

// Not by a regular expression: that would read everything in front of the end, for each statement again.
function trimEnd(sql: string, end: number): number {
  let last = end;
  while (last > 0 && sql.charAt(last - 1).trim() === "") last--;
  return last;
}

/** The parser gives the cursor in characters (code points), from 0. */
function errorIndex(text: string, error: unknown): number {
  const position = (error as SqlError).sqlDetails?.cursorPosition ?? 0;
  let index = 0;
  for (let count = 0; count < position && index < text.length; count++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}
