import type { SqlError } from "libpg-query";
import type { ParsedStatement, TextRange } from "../../dialect";
import { createByteOffsets } from "./byte-offsets";
import type { Node } from "./node";
import { readPsqlCommand } from "./psql-command";
import { skipBlank } from "./skip-blank";
import { splitStatements } from "./split-statements";

type Grammar = typeof import("libpg-query");

let grammar: Grammar | null = null;

/** Loads PostgreSQL's grammar once; the functions below need it. */
export async function loadGrammar(): Promise<void> {
  if (grammar) return;
  const loaded = await import("libpg-query");
  await loaded.loadModule();
  grammar = loaded;
}

function loadedGrammar(): Grammar {
  if (!grammar) throw new Error("PostgreSQL's grammar is not loaded");
  return grammar;
}

/** Reads the statements in `range`. Where the whole is not accepted, each statement is read by itself. */
export function parseStatements(text: string, range: TextRange): readonly ParsedStatement<Node>[] {
  const sql = text.slice(range.start, range.end);
  if (skipBlank(sql, 0, sql.length) === sql.length) return [];
  try {
    return parseWhole(sql, range.start);
  } catch {
    return splitStatements(sql).flatMap((part) => parseOne(sql, part, range.start));
  }
}

/** Reads one expression from its text. Null where it is none, which happens to text that a newer grammar printed. */
export function parseExpression(text: string): Node | null {
  try {
    const select = parseTree(`SELECT ${text}`)[0]?.stmt;
    const target = select && "SelectStmt" in select ? select.SelectStmt.targetList?.[0] : undefined;
    return target && "ResTarget" in target ? (target.ResTarget.val ?? null) : null;
  } catch {
    return null;
  }
}

/** Reads one statement from its text, or gives null where it is none. */
export function parseStatement(text: string): Node | null {
  try {
    return parseTree(text)[0]?.stmt ?? null;
  } catch {
    return null;
  }
}

/** Reads a `DO` block or function as PL/pgSQL; null where it cannot be read. The tree is the parser's own, untyped. */
export function parsePlpgsql(statement: string): unknown {
  try {
    return loadedGrammar().parsePlPgSQLSync(statement);
  } catch {
    return null;
  }
}

function parseTree(sql: string) {
  return loadedGrammar().parseSync(sql).stmts ?? [];
}

function parseWhole(sql: string, base: number): ParsedStatement<Node>[] {
  const toIndex = createByteOffsets(sql);
  return parseTree(sql).flatMap(({ stmt, stmt_location = 0, stmt_len = 0 }) => {
    if (!stmt) return [];
    const end = stmt_len === 0 ? trimEnd(sql, sql.length) : toIndex(stmt_location + stmt_len);
    const start = skipBlank(sql, toIndex(stmt_location), end);
    return [{ kind: "statement", range: { start: base + start, end: base + end }, node: stmt }];
  });
}

function parseOne(sql: string, part: TextRange, base: number): readonly ParsedStatement<Node>[] {
  const start = skipBlank(sql, part.start, part.end);
  if (start === part.end) return [];
  const end = trimEnd(sql, part.end);
  const text = sql.slice(start, end);
  const range = { start: base + start, end: base + end };
  const command = readPsqlCommand(text);
  if (command) return [{ kind: "terminal command", range, doubt: command.effect === "none" ? null : command }];
  try {
    return parseWhole(text, base + start);
  } catch (error) {
    return [{ kind: "syntax error", range, at: range.start + errorIndex(text, error), ...explain(text, error) }];
  }
}

// Not by a regular expression: that would read everything in front of the end, for each statement again.
function trimEnd(sql: string, end: number): number {
  return sql.slice(0, end).trimEnd().length;
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

function explain(text: string, error: unknown): { message: string; hint: string | null } {
  const message = error instanceof Error ? error.message : String(error);
  if (text.includes("`")) return { message, hint: "backquotes are not PostgreSQL; is this file in another dialect?" };
  return { message, hint: null };
}
