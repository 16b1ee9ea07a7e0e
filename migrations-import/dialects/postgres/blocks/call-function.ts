import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { contentsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap, walk } from "../grammar/node";
import type { Fold, Frame } from "./block-run";
import { bindCall, type Called, changesSchema, findCalled, isNullByItself, tooMuch } from "./bound-call";
import { constantRows } from "./constant-rows";
import type { Row, Value, Variables } from "./evaluate";
import { queryRows } from "./query-rows";
import { runCalled, topFrame } from "./run-block";

type Call = NodeOf<"FuncCall">;

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
  const bound = bindCall(candidates, call, session, variables);
  if (!bound) throw tooMuch(candidates[0]);
  return isNullByItself(bound) ? "no effect" : runCalled(bound, session, fold, budget).end;
}
