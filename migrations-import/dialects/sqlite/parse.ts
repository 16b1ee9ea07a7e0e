import { type ParseDiagnostic, parseStmt } from "sqlite3-parser";
import { MAX_STATEMENT_PARTS } from "../../model/limits";
import { cut } from "../../text/cut";
import type { ParsedStatement, TextRange } from "../dialect";
import { tooManyParts } from "../over-limit";
import { splitStatements } from "./split-statements";
import type { SqlNode } from "./sql-node";

/** Reads the statements of a text one by one, so that one the grammar refuses does not keep the others from being read. */
export function* parse(text: string, range: TextRange): Generator<ParsedStatement<SqlNode>> {
  for (const statement of splitStatements(text, range)) {
    const { start, end, parts } = statement;
    yield parts > MAX_STATEMENT_PARTS ? tooManyParts({ start, end }) : parseOne(text.slice(start, end), { start, end });
  }
}

function parseOne(text: string, range: TextRange): ParsedStatement<SqlNode> {
  const result = parseStmt(text);
  if (result.status === "ok") return { kind: "statement", range, node: { stmt: result.root, text } };
  const [first] = result.errors;
  return {
    kind: "syntax error",
    range,
    at: range.start + (first?.span.offset ?? 0),
    message: `SQLite's grammar cannot read this: ${shortened(first?.message ?? "syntax error")}.`,
    hint: hintOf(first),
  };
}

/** A token that runs to the end of the file is quoted in the message, whole. */
function shortened(message: string): string {
  return message.length > mostMessage ? `${cut(message, mostMessage)}…` : message;
}

const mostMessage = 120;

function hintOf(diagnostic: ParseDiagnostic | undefined): string | null {
  const hints = diagnostic?.hints?.map((hint) => hint.message) ?? [];
  return hints.length === 0 ? null : `${shortened(hints.join("; "))}.`;
}
