import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";
import { parseExpression, parsePlpgsql, parseStatement } from "../grammar/parse-statements";
import { Dynamic, NoEffect, Refusal } from "../refusal";
import { evaluateCondition } from "./do-condition";

type Fold = (node: Node, session: Session) => StatementEnd;

type Tree = { readonly [key: string]: unknown };

/** One statement of PL/pgSQL: its kind and its contents. */
type Step = { readonly kind: string; readonly body: Tree };

/**
 * A DO block whose statements are plain: DDL guarded by conditions on the catalog or by exception handlers is folded as
 * the database would run it. What only running can tell (SQL that SQL builds, loops over DDL) is reported as dynamic.
 */
export function runBlock(node: NodeOf<"DoStmt">, session: Session, fold: Fold): StatementEnd {
  const body = (node.args ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === "as");
  const parsed = parsePlpgsql(`DO ${quoteBody(stringOf(body?.arg))}`);
  const steps = stepsIn(find(parsed, "PLpgSQL_stmt_block"));
  if (!parsed) throw new Dynamic("the engine cannot read this block");
  const run = new BlockRun(session, fold);
  run.block(steps, handlersIn(find(parsed, "PLpgSQL_stmt_block")));
  return run.hasEffect ? "applied" : "no effect";
}

function quoteBody(body: string): string {
  let tag = "$body$";
  for (let n = 1; body.includes(tag); n++) tag = `$body${n}$`;
  return `${tag}${body}${tag}`;
}

class BlockRun {
  hasEffect = false;
  readonly #session: Session;
  readonly #fold: Fold;

  constructor(session: Session, fold: Fold) {
    this.#session = session;
    this.#fold = fold;
  }

  /** Runs statements under exception handlers: an error that one of them names undoes the block and is over. */
  block(steps: readonly Step[], handled: readonly string[]): void {
    const mark = this.#session.ledger.mark();
    const before = this.hasEffect;
    try {
      for (const step of steps) this.#step(step);
    } catch (error) {
      if (!(error instanceof Refusal) || !catches(handled, error)) throw error;
      this.#session.ledger.undoTo(mark);
      this.hasEffect = before;
    }
  }

  #step({ kind, body }: Step): void {
    switch (kind) {
      case "PLpgSQL_stmt_execsql":
        return this.#statement(queryOf(body.sqlstmt));
      case "PLpgSQL_stmt_dynexecute":
        return this.#execute(queryOf(body.query));
      case "PLpgSQL_stmt_block":
        return this.block(stepsIn(body), handlersIn(body));
      case "PLpgSQL_stmt_if":
        return this.#choose(body);
      case "PLpgSQL_stmt_raise":
        if (Number(body.elog_level ?? 21) >= 21) throw new Dynamic("the block raises an exception on a condition");
        return;
      default:
        if (mayChangeSchema(body)) throw new Dynamic("the block changes the schema in a loop or on a condition");
    }
  }

  #statement(sql: string): void {
    const node = parseStatement(sql);
    if (!node) throw new Dynamic("the block has a statement that cannot be read by itself");
    try {
      if (this.#fold(node, this.#session) === "applied") this.hasEffect = true;
    } catch (error) {
      if (!(error instanceof NoEffect)) throw error;
    }
  }

  /** `EXECUTE 'text'` is as good as the text. */
  #execute(expression: string): void {
    const text = unwrap(parseExpression(expression) ?? undefined, "A_Const")?.sval?.sval;
    if (text === undefined) throw new Dynamic("the block builds SQL and executes it");
    this.#statement(text);
  }

  #choose(body: Tree): void {
    const branches = [
      { condition: queryOf(body.cond), steps: stepsOf(body.then_body) },
      ...listOf(body.elsif_list).map((each) => {
        const branch = contents(each);
        return { condition: queryOf(branch.cond), steps: stepsOf(branch.stmts) };
      }),
    ];
    const otherwise = stepsOf(body.else_body);
    if (!mayChangeSchema([body.then_body, body.elsif_list, body.else_body])) return;
    for (const { condition, steps } of branches) {
      const holds = evaluateCondition(parseExpression(condition), this.#session);
      if (holds === null) throw new Dynamic("the block changes the schema on a condition that reading cannot tell");
      if (holds) return this.block(steps, []);
    }
    this.block(otherwise, []);
  }
}

/** Whether a part of the tree holds more than data: DDL, or SQL built at run time. */
function mayChangeSchema(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mayChangeSchema);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => {
    if (key === "PLpgSQL_stmt_dynexecute") return true;
    if (key === "query" && typeof inner === "string") return /^\s*(create|alter|drop|comment)\b/i.test(inner);
    return mayChangeSchema(inner);
  });
}

const conditionCodes: Readonly<Record<string, readonly string[]>> = {
  DUPLICATE_OBJECT: [
    "duplicate_object",
    "duplicate_table",
    "duplicate_column",
    "duplicate_function",
    "duplicate_schema",
    "duplicate_alias",
  ],
  UNKNOWN_OBJECT: [
    "undefined_object",
    "undefined_table",
    "undefined_column",
    "undefined_function",
    "invalid_schema_name",
  ],
  INVALID_STATEMENT: ["invalid_table_definition", "dependent_objects_still_exist"],
};

function catches(handled: readonly string[], error: Refusal): boolean {
  return handled.includes("others") || (conditionCodes[error.code] ?? []).some((name) => handled.includes(name));
}

function handlersIn(block: Tree | undefined): readonly string[] {
  const names: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "condname" && typeof inner === "string") names.push(inner.toLowerCase());
      else visit(inner);
    }
  };
  visit(block?.exceptions);
  return names;
}

function stepsIn(block: Tree | undefined): readonly Step[] {
  return stepsOf(block?.body);
}

function stepsOf(value: unknown): readonly Step[] {
  return listOf(value).flatMap((each) => {
    const [entry] = Object.entries(each as Tree);
    return entry ? [{ kind: entry[0], body: entry[1] as Tree }] : [];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function contents(value: unknown): Tree {
  return (Object.values(value as Tree)[0] ?? {}) as Tree;
}

function queryOf(value: unknown): string {
  const query = find(value, "PLpgSQL_expr")?.query;
  return typeof query === "string" ? query : "";
}

/** The first object under a key, searched in depth. */
function find(value: unknown, key: string): Tree | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (key in value) return (value as Tree)[key] as Tree;
  for (const inner of Object.values(value)) {
    const found = find(inner, key);
    if (found) return found;
  }
  return undefined;
}
