import { MAX_CALL_DEPTH } from "../../../model/limits";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { pathAmong, withSearchPath } from "../catalog/search-path";
import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { parsePlpgsql } from "../grammar/parse-statements";
import { Dynamic } from "../refusal";
import { askCatalog } from "./ask-catalog";
import { BlockRun, type Budget, type Fold, type Frame, foldQuietly, nodesIn, spendStep } from "./block-run";
import { BlockVariables } from "./block-variables";
import { type BoundCall, bindCall, changesSchema, findCalled, isNullByItself, tooMuch } from "./bound-call";
import { castValue } from "./cast-value";
import { evaluate, type Value, type Variables } from "./evaluate";
import { Raised, Returned } from "./exceptions";
import { find, handlersIn, mayChangeSchema, stepsOf } from "./plpgsql-tree";
import { rowsOf } from "./rows-of";

/** What became of a body: whether it changed the schema, and what it gave back, undefined where only running would tell. */
type Outcome = { readonly end: StatementEnd; readonly value: Value | undefined };

/** What a statement at the top of a file stands in. */
export function topFrame(session: Session): Frame {
  const budget = { steps: 0, depth: 0 };
  return { budget, variables: variablesOf(new Map(), session, budget) };
}

function variablesOf(values: ReadonlyMap<string, Value | undefined>, session: Session, budget: Budget): Variables {
  return { get: (name) => values.get(name), has: (name) => values.has(name), ask: asking(session, budget) };
}

/** Asks the catalog, and the functions that migrations made. */
function asking(session: Session, budget: Budget): NonNullable<Variables["ask"]> {
  return (node, known) => {
    const value = askCatalog(node, session, known);
    return value === undefined && "FuncCall" in node ? valueOfCall(node.FuncCall, session, known, budget) : value;
  };
}

/**
 * A DO block whose statements are plain: DDL guarded by conditions on the catalog or by exception handlers, also in loops
 * over constants, is folded as the database would run it. What only running can tell is reported as dynamic.
 */
export function runBlock(
  node: NodeOf<"DoStmt">,
  session: Session,
  fold: Fold,
  budget: Budget = topFrame(session).budget,
): StatementEnd {
  return runBody(`DO ${quoteBody(bodyOf(node))}`, new Map(), session, fold, budget).end;
}

/** The text of a block. */
export function bodyOf(node: NodeOf<"DoStmt">): string {
  const body = (node.args ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === "as");
  return stringOf(body?.arg);
}

/** Follows what a call runs, with the values of its parameters. Throws `Dynamic` where only running would tell. */
export function runCalled(bound: BoundCall, session: Session, fold: Fold, budget: Budget): Outcome {
  const { called, values } = bound;
  const { language, definition, settings } = called.definition;
  if (budget.depth >= MAX_CALL_DEPTH) throw tooMuch(called);
  budget.depth++;
  try {
    return withSearchPath(session, pathAmong(settings), () => {
      if (language === "plpgsql") return runBody(definition, values, session, fold, budget);
      if (language !== "sql") throw tooMuch(called);
      return runStatements(statementsOf(bound), values, session, fold, budget);
    });
  } finally {
    budget.depth--;
  }
}

/** The block or function in PL/pgSQL that a statement makes, with what is known of its parameters. */
function runBody(
  statement: string,
  parameters: ReadonlyMap<string, Value | undefined>,
  session: Session,
  fold: Fold,
  budget: Budget,
): Outcome {
  const parsed = parsePlpgsql(statement);
  if (!parsed) throw new Dynamic("the engine cannot read this block");
  const block = find(parsed, "PLpgSQL_stmt_block");
  const variables = new BlockVariables(parsed, asking(session, budget), parameters);
  const run = new BlockRun(session, fold, variables, fold === reading || mayChangeSchema(block), budget);
  let value: Value | undefined;
  try {
    run.block(stepsOf(block?.body), handlersIn(block));
  } catch (error) {
    if (error instanceof Raised) throw new Dynamic("the block raises an exception on a condition");
    if (!(error instanceof Returned)) throw error;
    value = error.value;
  }
  return { end: run.hasEffect ? "applied" : "no effect", value };
}

/** The statements of a function in SQL; what the last of them finds first is what it gives. */
function runStatements(
  statements: readonly Node[],
  parameters: ReadonlyMap<string, Value | undefined>,
  session: Session,
  fold: Fold,
  budget: Budget,
): Outcome {
  const variables = variablesOf(parameters, session, budget);
  let end: StatementEnd = "no effect";
  for (const node of statements) {
    spendStep(budget);
    if (foldQuietly(node, session, fold, { budget, variables }) === "applied") end = "applied";
  }
  return { end, value: fold === reading ? resultOf(statements.at(-1), session, variables) : undefined };
}

function statementsOf({ node, body }: BoundCall): readonly Node[] {
  if (body !== undefined) return nodesIn(body, "the function has a statement that cannot be read by itself");
  if (!node.sql_body) return [];
  const [inside] = unwrap(node.sql_body, "List")?.items ?? [];
  return unwrap(inside, "List")?.items ?? [node.sql_body];
}

function resultOf(statement: Node | undefined, session: Session, variables: Variables): Value | undefined {
  if (statement && "ReturnStmt" in statement) return evaluate(statement.ReturnStmt.returnval, variables);
  const select = unwrap(statement, "SelectStmt");
  const rows = select ? rowsOf(select, session, variables) : null;
  if (!rows) return undefined;
  const [row] = rows;
  return row ? Object.values(row)[0] : null;
}

/** Applies nothing: what a function that is asked for its value does to rows is of no concern. */
const reading: Fold = () => "no effect";

/** What a function gives that migrations made and that changes nothing of the schema; undefined where only running would tell. */
function valueOfCall(
  call: NodeOf<"FuncCall">,
  session: Session,
  variables: Variables,
  budget: Budget,
): Value | undefined {
  const candidates = findCalled(session, stringsOf(call.funcname));
  if (candidates.length === 0 || candidates.some((each) => changesSchema(session, each))) return undefined;
  spendStep(budget);
  try {
    const bound = bindCall(candidates, call, session, variables);
    if (!bound || bound.node.returnType?.setof || catchesErrors.test(bound.body ?? "")) return undefined;
    if (isNullByItself(bound)) return null;
    const { value } = runCalled(bound, session, reading, budget);
    return value === undefined ? undefined : castValue(stringOf(bound.node.returnType?.names?.at(-1)), value);
  } catch (error) {
    if (error instanceof Dynamic) return undefined;
    throw error;
  }
}

/** Which errors people's rows give is not known. */
const catchesErrors = /\bexception\s+when\b/i;

function quoteBody(body: string): string {
  let tag = "$body$";
  for (let n = 1; body.includes(tag); n++) tag = `$body${n}$`;
  return `${tag}${body}${tag}`;
}
