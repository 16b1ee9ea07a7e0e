import type { Node } from "./node";

type Grammar = typeof import("libpg-query");

let grammar: Grammar | null = null;
let lost: GrammarLost | null = null;

/** PostgreSQL's grammar ran out of its memory and reads nothing any more; only a new process has a new one. */
export class GrammarLost extends Error {}

/** Loads PostgreSQL's grammar once; the functions below need it. */
export async function loadGrammar(): Promise<void> {
  if (grammar) return;
  const loaded = await import("libpg-query");
  await loaded.loadModule();
  grammar = loaded;
}

/** The statements of a text as the grammar gives them. Throws what the grammar says of a text it refuses. */
export function parseTree(sql: string) {
  return withGrammar((loaded) => loaded.parseSync(sql).stmts ?? []);
}

/** Reads one expression from its text. Null where it is none, which happens to text that a newer grammar printed. */
export function parseExpression(text: string): Node | null {
  const select = orNull(() => parseTree(`SELECT ${text}`)[0]?.stmt);
  const target = select && "SelectStmt" in select ? select.SelectStmt.targetList?.[0] : undefined;
  return target && "ResTarget" in target ? (target.ResTarget.val ?? null) : null;
}

/** Reads one statement from its text, or gives null where it is none. */
export function parseStatement(text: string): Node | null {
  return orNull(() => parseTree(text)[0]?.stmt) ?? null;
}

/** Reads a `DO` block or function as PL/pgSQL; null where it cannot be read. The tree is the parser's own, untyped. */
export function parsePlpgsql(statement: string): unknown {
  return orNull(() => withGrammar((loaded) => loaded.parsePlPgSQLSync(statement)));
}

/** What PL/pgSQL's grammar has against a function; null where it has nothing. */
export function readMistake(statement: string): string | null {
  try {
    withGrammar((loaded) => loaded.parsePlPgSQLSync(statement));
    return null;
  } catch (error) {
    if (error instanceof GrammarLost || !(error instanceof Error)) throw error;
    return error.message;
  }
}

function withGrammar<Value>(run: (loaded: Grammar) => Value): Value {
  if (!grammar) throw new Error("PostgreSQL's grammar is not loaded");
  if (lost) throw lost;
  try {
    return run(grammar);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError)
      lost = new GrammarLost(`PostgreSQL's grammar ran out of memory (${error.message})`);
    throw lost ?? error;
  }
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof GrammarLost) throw error;
    return null;
  }
}
