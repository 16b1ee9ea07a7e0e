import { MAX_BLOCK_STEPS } from "../../../model/limits";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { parseTree } from "../grammar/grammar";
import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { parseExpression } from "../grammar/parse-statements";
import { Dynamic, NoEffect, Refusal } from "../refusal";
import type { BlockVariables } from "./block-variables";
import type { Value, Variables } from "./evaluate";
import { catches, Raised, Returned } from "./exceptions";
import {
  find,
  type Handler,
  handlersIn,
  listOf,
  mayChangeSchema,
  queryOf,
  type Step,
  stepsOf,
  type Tree,
} from "./plpgsql-tree";
import { queryExists } from "./query-rows";
import { rowsOf } from "./rows-of";

/** Applies one statement, at the top of a file or inside of what is followed. */
export type Fold = (node: Node, session: Session, frame?: Frame) => StatementEnd;

/** How many steps were taken, and how many functions inside each other: a block shares it with the blocks and functions it runs. */
export type Budget = { steps: number; depth: number };

/** What a statement inside of a block or function stands in. */
export type Frame = { readonly budget: Budget; readonly variables: Variables };

/** Takes one step more; a block that takes too many is dynamic. */
export function spendStep(budget: Budget): void {
  if (++budget.steps <= MAX_BLOCK_STEPS) return;
  throw new Dynamic(`it takes more than the ${MAX_BLOCK_STEPS.toLocaleString("en")} steps that are followed`);
}

/** Applies a statement inside of what is followed. */
export function foldQuietly(node: Node, session: Session, fold: Fold, frame: Frame): StatementEnd {
  try {
    return fold(node, session, frame);
  } catch (error) {
    if (error instanceof NoEffect) return "no effect";
    throw error;
  }
}

/** Follows the statements of one block or function. */
export class BlockRun {
  hasEffect = false;
  readonly #session: Session;
  readonly #fold: Fold;
  readonly #variables: BlockVariables;
  readonly #mattersWhereItEnds: boolean;
  readonly #budget: Budget;

  constructor(session: Session, fold: Fold, variables: BlockVariables, mattersWhereItEnds: boolean, budget: Budget) {
    this.#budget = budget;
    this.#session = session;
    this.#fold = fold;
    this.#variables = variables;
    this.#mattersWhereItEnds = mattersWhereItEnds;
  }

  /** Runs statements under exception handlers: an error that one of them names undoes the block, and the handler runs. */
  block(steps: readonly Step[], handlers: readonly Handler[]): void {
    const mark = this.#session.ledger.undo.mark();
    const before = this.hasEffect;
    try {
      for (const step of steps) this.#step(step);
    } catch (error) {
      const handler = error instanceof Refusal ? handlers.find(({ names }) => catches(names, error)) : undefined;
      if (!handler) throw error;
      this.#session.ledger.undo.undoTo(mark);
      this.hasEffect = before;
      this.block(handler.steps, []);
    }
  }

  #step({ kind, body }: Step): void {
    spendStep(this.#budget);
    const known = this.#handlers[kind];
    if (known) known(body);
    else this.#passOver(body);
  }

  readonly #handlers: Readonly<Record<string, (body: Tree) => void>> = {
    PLpgSQL_stmt_execsql: (body) => this.#sql(body),
    PLpgSQL_stmt_dynexecute: (body) => this.#execute(body),
    PLpgSQL_stmt_block: (body) => this.block(stepsOf(body.body), handlersIn(body)),
    PLpgSQL_stmt_if: (body) => this.#choose(body),
    PLpgSQL_stmt_assign: (body) => this.#assign(body),
    PLpgSQL_stmt_perform: (body) => this.#perform(body),
    PLpgSQL_stmt_foreach_a: (body) => this.#forEach(body),
    PLpgSQL_stmt_fori: (body) => this.#forNumbers(body),
    PLpgSQL_stmt_fors: (body) => this.#forRows(body),
    PLpgSQL_stmt_raise: (body) => {
      if (Number(body.elog_level ?? 21) >= 21) throw new Raised();
    },
    PLpgSQL_stmt_return: (body) => {
      throw new Returned(this.#returned(body));
    },
    PLpgSQL_stmt_exit: () => {
      throw new Dynamic("the block leaves a loop before its end");
    },
  };

  #sql(body: Tree): void {
    this.#statements(queryOf(body.sqlstmt), "the block has a statement that cannot be read by itself");
    if (body.into === true) this.#select(queryOf(body.sqlstmt), body);
  }

  #statements(sql: string, otherwise: string): void {
    for (const node of nodesIn(sql, otherwise)) this.#apply(node);
  }

  #apply(node: Node): void {
    const frame = { budget: this.#budget, variables: this.#variables.known };
    if (foldQuietly(node, this.#session, this.#fold, frame) === "applied") this.hasEffect = true;
  }

  /** `EXECUTE 'text'` is as good as the text, and so is what constants make. */
  #execute(body: Tree): void {
    const text = this.#variables.evaluate(queryOf(body.query));
    if (typeof text !== "string") throw new Dynamic("the block builds SQL and executes it");
    this.#statements(text, "the block executes what cannot be read");
    if (body.into === true) this.#variables.forget(body);
  }

  /** `SELECT EXISTS (…) INTO it`; what is read from people's tables is not known. */
  #select(sql: string, body: Tree): void {
    const select = selectIn(sql);
    const names = this.#variables.targetsOf(body);
    this.#variables.forget(body);
    const rows = select ? rowsOf(select, this.#session, this.#variables.known) : null;
    this.#variables.set("found", rows ? rows.length > 0 : undefined);
    if (!select || !rows) return;
    const [row] = rows;
    const [name, ...others] = names;
    if (name === undefined) return;
    if (find(body.target, "PLpgSQL_rec")) return this.#variables.set(name, row ?? null);
    const results = (select.targetList ?? []).length;
    const values = Object.values(row ?? {});
    if (results !== others.length + 1 || (row && values.length !== results)) return;
    for (const [index, target] of names.entries()) this.#variables.set(target, row ? values[index] : null);
  }

  #perform(body: Tree): void {
    const sql = queryOf(body.expr);
    this.#statements(sql, "the block has a statement that cannot be read by itself");
    const select = selectIn(sql);
    this.#variables.set("found", select?.fromClause ? this.#finds(select) : true);
  }

  #finds(select: NodeOf<"SelectStmt">): Value | undefined {
    return queryExists(select, this.#session, this.#variables.known) ?? undefined;
  }

  #assign(body: Tree): void {
    const name = this.#variables.nameOf(body.varno);
    const text = queryOf(body.expr);
    const expression = /^\s*[\w".]+\s*:?=\s*([\s\S]*)$/.exec(text)?.[1];
    if (name === undefined) return;
    this.#variables.set(name, expression === undefined ? undefined : this.#evaluate(expression));
  }

  /** An expression is a SELECT: a function that it calls may change the schema. */
  #evaluate(expression: string): Value | undefined {
    const val = parseExpression(expression);
    if (val && expression.includes("(")) this.#apply({ SelectStmt: { targetList: [{ ResTarget: { val } }] } });
    return this.#variables.evaluateNode(val);
  }

  #returned({ retvarno, expr }: Tree): Value | undefined {
    if (retvarno !== undefined) return this.#variables.get(this.#variables.nameOf(retvarno) ?? "");
    return expr === undefined ? null : this.#evaluate(queryOf(expr));
  }

  #choose(body: Tree): void {
    if (!mayChangeSchema(body) && find(body, "PLpgSQL_stmt_raise")) return this.#chooseBlindly(body);
    const branches = [
      { condition: queryOf(body.cond), steps: body.then_body },
      ...listOf(body.elsif_list).map((each) => {
        const branch = Object.values(each as Tree)[0] as Tree;
        return { condition: queryOf(branch.cond), steps: branch.stmts };
      }),
    ];
    for (const { condition, steps } of branches) {
      const holds = this.#evaluate(condition);
      if (holds !== null && typeof holds !== "boolean") return this.#chooseBlindly(body);
      if (holds === true) return this.block(stepsOf(steps), []);
    }
    this.block(stepsOf(body.else_body), []);
  }

  /** On a condition that reading cannot tell, anything but the schema may change. What only checks is taken to hold. */
  #chooseBlindly(body: Tree): void {
    if (mayChangeSchema([body.then_body, body.elsif_list, body.else_body])) {
      throw new Dynamic("the block changes the schema on a condition that reading cannot tell");
    }
    this.#refuseEnd(body);
    this.#variables.forget(body);
  }

  #forEach(body: Tree): void {
    const name = this.#variables.nameOf(body.varno);
    const array = this.#variables.evaluate(queryOf(body.expr));
    const isPlain = name !== undefined && Number(body.slice ?? 0) === 0 && Array.isArray(array);
    if (!isPlain) return this.#passOver(body);
    for (const value of array as readonly Value[]) this.#round(name, value, body);
  }

  #forNumbers(body: Tree): void {
    const name = find(body.var, "PLpgSQL_var")?.refname;
    const [lower, upper, step = 1] = [body.lower, body.upper, ...(body.step ? [body.step] : [])].map((bound) =>
      this.#variables.evaluate(queryOf(bound)),
    );
    const isKnown = typeof lower === "number" && typeof upper === "number" && typeof step === "number" && step > 0;
    if (typeof name !== "string" || !isKnown) return this.#passOver(body);
    const [by, from] = [body.reverse === true || body.reverse === 1 ? -step : step, lower];
    const outer = this.#variables.get(name);
    for (let number = from; by > 0 ? number <= upper : number >= upper; number += by) this.#round(name, number, body);
    this.#variables.set(name, outer);
  }

  #forRows(body: Tree): void {
    const select = selectIn(queryOf(body.query));
    const rows = select ? rowsOf(select, this.#session, this.#variables.known) : null;
    const record = find(body.var, "PLpgSQL_rec")?.refname;
    const [scalar, ...others] = this.#variables.targetsOf({ target: body.var });
    if (!rows) return this.#passOver(body);
    for (const row of rows) {
      const [first, ...more] = Object.values(row);
      const isScalar = scalar !== undefined && others.length === 0 && more.length === 0 && first !== undefined;
      if (typeof record === "string") this.#round(record, row, body);
      else if (isScalar) this.#round(scalar, first, body);
      else return this.#passOver(body);
    }
  }

  #round(name: string, value: Value, body: Tree): void {
    spendStep(this.#budget);
    this.#variables.set(name, value);
    this.block(stepsOf(body.body), []);
  }

  /** What reading cannot follow may do anything but change the schema, or keep from it. */
  #passOver(body: Tree): void {
    if (mayChangeSchema(body)) throw new Dynamic("the block changes the schema in a loop or on a condition");
    this.#refuseEnd(body);
    this.#variables.forget(body);
  }

  #refuseEnd(body: Tree): void {
    if (!this.#mattersWhereItEnds || !find(body, "PLpgSQL_stmt_return")) return;
    throw new Dynamic("the block ends early on a condition that reading cannot tell");
  }
}

/** The statements of a text; where it cannot be read, why is dynamic. */
export function nodesIn(sql: string, otherwise: string): readonly Node[] {
  try {
    return parseTree(sql).flatMap(({ stmt }) => (stmt ? [stmt] : []));
  } catch (error) {
    if (error instanceof Error && "sqlDetails" in error) throw new Dynamic(otherwise);
    throw error;
  }
}

function selectIn(sql: string): NodeOf<"SelectStmt"> | undefined {
  return unwrap(nodesIn(sql, "the block has a statement that cannot be read by itself")[0], "SelectStmt");
}
