import { MAX_COMMENT_DEPTH, MAX_OPERATOR_LENGTH, MAX_STATEMENT_PARTS } from "../model/limits";
import type { ParsedStatement, TextRange } from "./dialect";

type OverLimit = Extract<ParsedStatement<never>, { kind: "over a limit" }>;

/** A statement of more than {@link MAX_STATEMENT_PARTS} words, literals, commas and parentheses. */
export function tooManyParts(range: TextRange): OverLimit {
  const most = MAX_STATEMENT_PARTS.toLocaleString("en");
  const message = `The statement has more than ${most} words, literals and commas, so it was not read.`;
  const hint = "Split it, or move data that is not part of the schema out of the migration.";
  return { kind: "over a limit", range, at: range.start, message, hint };
}

/** A statement with comments inside each other deeper than {@link MAX_COMMENT_DEPTH}; `at` is where the outermost begins. */
export function commentsTooDeep(range: TextRange, at: number): OverLimit {
  const message = `More than ${MAX_COMMENT_DEPTH} comments are nested inside each other here, so this was not read.`;
  const hint = "Each /* needs a */ of its own. Take the comment out, or close it.";
  return { kind: "over a limit", range, at, message, hint };
}

/** A statement with more than {@link MAX_OPERATOR_LENGTH} operator characters in a row. */
export function operatorTooLong(range: TextRange, at: number): OverLimit {
  const message = `More than ${MAX_OPERATOR_LENGTH} operator characters stand in a row here, so the statement was not read.`;
  const hint = "An operator has at most 63 characters. Is this a line that was meant as a comment?";
  return { kind: "over a limit", range, at, message, hint };
}

/** What to do about a statement that is nested too deep. */
export const nestedTooDeepHint = "Write it with fewer parentheses, operators or queries inside each other.";

/** A statement whose expressions or queries are nested deeper than the grammar goes. */
export function nestedTooDeep(range: TextRange): OverLimit {
  const message = "The statement is nested too deep to be read.";
  return { kind: "over a limit", range, at: range.start, message, hint: nestedTooDeepHint };
}

/** A statement whose tree is larger than the grammar's memory. */
export function tooLargeForGrammar(range: TextRange): OverLimit {
  const message = "The statement is larger than the grammar can hold, so it was not read.";
  const hint = "Split it, or move data that is not part of the schema out of the migration.";
  return { kind: "over a limit", range, at: range.start, message, hint };
}
