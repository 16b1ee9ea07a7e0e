import { MAX_STATEMENT_PARTS } from "../../model/limits";
import { cut } from "../../text/cut";
import type { ParsedStatement, TextRange } from "../dialect";
import { tooManyParts } from "../over-limit";
import { type ParsedOne, parseStatement } from "./parse-statement";
import { findResumePoints } from "./resume-points";
import { splitStatements } from "./split-statements";
import type { SqlNode } from "./sql-node";

type Parsed = ParsedStatement<SqlNode>;

/**
 * Reads the statements of a text one by one, so that one the grammar refuses does not keep the others from being read: those
 * that seem to follow in it, where a semicolon or parenthesis is missing, included.
 */
export function* parse(text: string, range: TextRange): Generator<Parsed> {
  for (const { start, end, parts } of splitStatements(text, range)) {
    if (parts > MAX_STATEMENT_PARTS) yield tooManyParts({ start, end });
    else yield* parsePiece(text.slice(start, end), start);
  }
}

function parsePiece(text: string, start: number): readonly Parsed[] {
  const parsed = parseOne(text, start);
  if (parsed.kind !== "syntax error") return [parsed];
  const points = findResumePoints(text, parsed.at - start);
  if (points.length === 0) return [parsed];
  const read = points.map((point, index) => parseOne(text.slice(point, points[index + 1]).trimEnd(), start + point));
  return [{ ...parsed, range: { start, end: start + text.slice(0, points[0]).trimEnd().length } }, ...read];
}

function parseOne(text: string, start: number): Parsed {
  const range = { start, end: start + text.length };
  const result = parseStatement(text);
  if (result.status === "ok") return { kind: "statement", range, node: { stmt: result.root, text } };
  const { error } = result;
  return {
    kind: "syntax error",
    range,
    at: range.start + (error?.span.offset ?? 0),
    message: `SQLite's grammar cannot read this: ${shortened(error?.message ?? "syntax error")}.`,
    hint: hintOf(error),
  };
}

/** A token that runs to the end of the file is quoted in the message, whole. */
function shortened(message: string): string {
  return message.length > mostMessage ? `${cut(message, mostMessage)}…` : message;
}

const mostMessage = 120;

function hintOf(error: (ParsedOne & { status: "error" })["error"]): string | null {
  const hints = error?.hints?.map((hint) => hint.message) ?? [];
  return hints.length === 0 ? null : `${shortened(hints.join("; "))}.`;
}
