import type { CatalogObjectOf } from "../../../model/catalog-object";
import { MAX_CALL_DEPTH } from "../../../model/limits";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { relationName, schemasOf } from "../catalog/find-relation";
import { pathAmong, searchPath, withSearchPath } from "../catalog/search-path";
import { contentsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap, walk } from "../grammar/node";
import { parseStatement } from "../grammar/parse-statements";
import { fullName, quoteName } from "../printing/quote";
import { Dynamic } from "../refusal";
import { partsOf } from "./ask-catalog";
import { constantRows } from "./constant-rows";
import { evaluate, type Row, type Value, type Variables } from "./evaluate";
import { queryRows } from "./query-rows";
import { type Fold, type Frame, runBody, runStatements, topFrame } from "./run-block";

type Called = CatalogObjectOf<"function">;
type Call = NodeOf<"FuncCall">;

/** What a body that changes the schema, or builds SQL that may, cannot do without. */
const schemaWords = /\b(create|alter|drop|execute|grant|revoke|comment\s+on)\b/i;

/**
 * SELECT and CALL of functions that migrations made. One whose text changes the schema is followed as a block is, with the values of
 * its arguments; where only running would tell what it does, the statement is dynamic.
 */
export function callFunctions(
  node: NodeOf<"SelectStmt"> | NodeOf<"CallStmt">,
  session: Session,
  fold: Fold,
  frame: Frame = topFrame(session),
): StatementEnd {
  const changing = new Map<Call, readonly Called[]>();
  walk("funccall" in node ? [{ FuncCall: node.funccall }] : [node], (inner) => {
    if (!("FuncCall" in inner)) return undefined;
    const called = findCalled(session, stringsOf(inner.FuncCall.funcname));
    if (called.some((each) => changesSchema(session, each))) changing.set(inner.FuncCall, called);
    return undefined;
  });
  let end: StatementEnd = "no effect";
  if (changing.size === 0) return end;
  const rounds = roundsOf(node, session, frame.variables);
  const [first] = [...changing.values()].flat();
  if (!rounds || [...changing.keys()].some((call) => !rounds.calls.includes(call))) throw tooMuch(first);
  for (const variables of rounds.each) {
    for (const call of rounds.calls) {
      const called = changing.get(call);
      if (called && follow(call, called, session, fold, { ...frame, variables }) === "applied") end = "applied";
    }
  }
  return end;
}

function tooMuch(called: Called | undefined): Dynamic {
  return new Dynamic(`the statement calls ${called?.name ?? "a function"}, whose text changes the schema`);
}

/** All of one name in the first schema of the path that has any. */
function findCalled(session: Session, path: readonly string[]): readonly Called[] {
  const name = relationName(path);
  const found = schemasOf(session, name).map((schema) =>
    session.ledger.findAll("function", { schema }, name.relname ?? ""),
  );
  return found.find((each) => each.length > 0) ?? [];
}

/** Behind AS, so that the CREATE of the statement itself does not count; by itself, or by what it calls. */
function changesSchema(session: Session, called: Called, seen: Set<string> = new Set()): boolean {
  const { definition, id } = called;
  if (definition.kind === "aggregate" || seen.has(id)) return false;
  seen.add(id);
  const body = definition.definition
    .split(/\bas\b/i)
    .slice(1)
    .join(" ");
  if (schemaWords.test(body)) return true;
  return wordsBeforeParentheses(body).some((path) =>
    findCalled(session, path).some((each) => changesSchema(session, each, seen)),
  );
}

/** Each word is taken whole, so that a long one is looked at once. */
function wordsBeforeParentheses(text: string): readonly (readonly string[])[] {
  const words: string[][] = [];
  for (const [, word = "", parenthesis] of text.matchAll(/([\w.]+)(\s*\()?/g)) {
    if (parenthesis !== undefined) words.push(word.toLowerCase().split("."));
  }
  return words;
}

type Rounds = { readonly calls: readonly Call[]; readonly each: readonly Variables[] };

/** The calls that a statement makes for each of its rows, and what is known for each row; null where reading does not tell. */
function roundsOf(
  node: NodeOf<"SelectStmt"> | NodeOf<"CallStmt">,
  session: Session,
  variables: Variables,
): Rounds | null {
  if ("funccall" in node || !("targetList" in node)) {
    const { funccall } = node as NodeOf<"CallStmt">;
    return funccall ? { calls: [funccall], each: [variables] } : null;
  }
  const { targetList, fromClause = [], ...others } = node;
  const calls = contentsOf(targetList, "ResTarget").flatMap(({ val }) => unwrap(val, "FuncCall") ?? []);
  const [from, ...more] = fromClause;
  const isBare = Object.entries(others).every(([key, value]) => isNothing(key, value));
  if (!from) return isBare ? { calls, each: [variables] } : null;
  const [item] = unwrap(unwrap(from, "RangeFunction")?.functions?.[0], "List")?.items ?? [];
  const inFrom = unwrap(item, "FuncCall");
  if (inFrom && more.length === 0 && isBare && stringOf(inFrom.funcname?.at(-1)) !== "unnest")
    return calls.length === 0 ? { calls: [inFrom], each: [variables] } : null;
  const rows = argumentRows(node, calls, session, variables);
  return rows && { calls, each: rows };
}

function isNothing(key: string, value: unknown): boolean {
  return key === "op" || key === "limitOption" || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** What the columns of a row are, for each row of a query over constants or system tables. */
function argumentRows(
  select: NodeOf<"SelectStmt">,
  calls: readonly Call[],
  session: Session,
  outer: Variables,
): readonly Variables[] | null {
  const star: Node = { ResTarget: { val: { ColumnRef: { fields: [{ A_Star: {} }] } } } };
  const constant = constantRows({ ...select, targetList: [star] }, outer);
  const alias = aliasOf(select.fromClause?.[0]);
  if (constant) return constant.map((row) => withRow(outer, alias === undefined ? row : { [alias]: row, ...row }));
  const columns = new Map<string, Node>();
  const args = calls.map((FuncCall) => ({ FuncCall }));
  walk(args, (inner) => {
    if ("ColumnRef" in inner) columns.set(stringsOf(inner.ColumnRef.fields).join("."), inner);
    return undefined;
  });
  const targetList = [...columns].map(([name, val]) => ({ ResTarget: { name, val } }));
  const rows = queryRows({ ...select, targetList }, session, outer);
  if (rows?.some((row) => Object.keys(row).length !== columns.size)) return null;
  return rows?.map((row) => withRow(outer, nested(row))) ?? null;
}

function aliasOf(from: Node | undefined): string | undefined {
  return (unwrap(from, "RangeSubselect") ?? unwrap(from, "RangeFunction"))?.alias?.aliasname;
}

function withRow(outer: Variables, row: Row): Variables {
  return {
    ...outer,
    get: (name) => (Object.hasOwn(row, name) ? row[name] : outer.get(name)),
    has: (name) => Object.hasOwn(row, name) || outer.has(name),
  };
}

/** What is called `a.b` is the field `b` of `a`. */
function nested(row: Row): Row {
  const whole: Record<string, Value> = {};
  for (const [path, value] of Object.entries(row)) {
    const [name = "", field] = path.split(".");
    if (field === undefined) whole[name] = value;
    else whole[name] = { ...(whole[name] as Row | undefined), [field]: value };
  }
  return whole;
}

function follow(
  call: Call,
  candidates: readonly Called[],
  session: Session,
  fold: Fold,
  { budget, variables }: Frame,
): StatementEnd {
  const fitting = candidates.flatMap((called) => boundCall(called, call, session, variables) ?? []);
  const [bound, ...others] = fitting;
  if (!bound || others.length > 0) throw tooMuch(candidates[0]);
  const { called, values, body } = bound;
  const isStrict = (called.definition.attributes ?? []).includes("STRICT");
  if (isStrict && [...values.values()].includes(null)) return "no effect";
  if (budget.depth >= MAX_CALL_DEPTH) throw tooMuch(called);
  budget.depth++;
  try {
    return withSearchPath(session, pathAmong(called.definition.settings), () => {
      if (called.definition.language === "plpgsql")
        return runBody(called.definition.definition, values, session, fold, budget);
      if (called.definition.language !== "sql" || body === undefined) throw tooMuch(called);
      return runStatements(body, values, session, fold, budget);
    });
  } finally {
    budget.depth--;
  }
}

type Bound = {
  readonly called: Called;
  readonly values: Map<string, Value | undefined>;
  readonly body: string | undefined;
};

/** The values of a function's parameters in a call; null where the call does not fit it. */
function boundCall(called: Called, { args = [] }: Call, session: Session, variables: Variables): Bound | null {
  const node = unwrap(parseStatement(called.definition.definition) ?? undefined, "CreateFunctionStmt");
  if (!node) throw tooMuch(called);
  const inputs = contentsOf(node.parameters, "FunctionParameter").filter(({ mode }) => !outModes.has(mode ?? ""));
  if (inputs.some(({ mode }) => mode === "FUNC_PARAM_VARIADIC") || args.length > inputs.length) return null;
  const as = contentsOf(node.options, "DefElem").find(({ defname }) => defname === "as");
  const body = stringsOf(unwrap(as?.arg, "List")?.items)[0];
  const usesSystem = /\b(pg_\w+|information_schema)\b/i.test(body ?? "");
  const values = new Map<string, Value | undefined>();
  for (const [at, { name = "", argType, defexpr }] of inputs.entries()) {
    const named = args.map((arg) => unwrap(arg, "NamedArgExpr")).find((arg) => arg?.name === name);
    const placed = args[at] && !("NamedArgExpr" in args[at]) ? args[at] : undefined;
    const given = named?.arg ?? placed ?? defexpr;
    if (!given) return null;
    const isRelation = stringOf(argType?.names?.at(-1)) === "regclass";
    if (!isRelation) values.set(name, evaluate(cast(given, argType), variables));
    else
      values.set(
        name,
        usesSystem ? evaluate(cast(given, argType), variables) : relationText(given, session, variables),
      );
  }
  return { called, values, body };
}

const outModes: ReadonlySet<string> = new Set(["FUNC_PARAM_OUT", "FUNC_PARAM_TABLE"]);

function cast(arg: Node, typeName: NodeOf<"FunctionParameter">["argType"]): Node {
  return typeName ? { TypeCast: { arg, typeName } } : arg;
}

/** A relation as text: without its schema where it is found without. */
function relationText(node: Node, session: Session, variables: Variables): Value | undefined {
  const text = evaluate(unwrap(node, "TypeCast")?.arg ?? node, variables);
  if (typeof text !== "string") return undefined;
  const { schemaname: schema, relname: name } = relationName(partsOf(text));
  if (name === undefined) return undefined;
  return schema === undefined || searchPath(session)[0] === schema ? quoteName(name) : fullName(schema, name);
}
