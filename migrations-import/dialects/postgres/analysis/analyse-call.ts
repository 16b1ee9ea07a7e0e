import { type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { analyseCondition } from "./analyse-branches";
import { analyse, analyseAll } from "./analyse-expression";
import { analyseSort } from "./analyse-sort";
import { type Callable, findCallables } from "./callables";
import { castPath } from "./cast-path";
import { castTo, coerce } from "./coerce";
import { apart } from "./collation";
import { functionsNamed } from "./read-facts";
import { refuseNoFunction } from "./refuse-types";
import { type ResolvedFunction, resolveFunction } from "./resolve-function";
import type { Scope } from "./scope";
import { isKnown, notKnown, type TypeRef, typeOf } from "./type-ref";
import { isUntypedConstant, nameNull, stringNode, type Typed, typed } from "./typed";

type Call = NodeOf<"FuncCall">;

/** What a call means beyond its type: the columns it gives where it stands in FROM. */
export type AnalysedCall = { readonly value: Typed; readonly resolved: ResolvedFunction | null };

export function analyseCall(node: Call, scope: Scope): Typed {
  return readCall(node, scope).value;
}

/** A function call, and the function it means. */
export function readCall(node: Call, scope: Scope): AnalysedCall {
  const path = stringsOf(node.funcname);
  const args = analyseAll(node.args, scope);
  const cast = asCast(path, args, scope);
  if (cast) return { value: cast, resolved: null };
  const ordered = node.agg_within_group ? sortedValues(node, scope) : [];
  const resolved = resolve(node, path, [...args, ...ordered], scope);
  if (!resolved) refuseNotFound(node, path, args, scope);
  if (resolved?.args && !resolved.callable.isImmutable) scope.analysis.types.noteUnsteady();
  if (resolved?.callable.object) scope.analysis.functions.add(resolved.callable.object);
  const call = {
    ...node,
    ...(resolved ? { funcname: nameOf(resolved, args, node, scope) } : {}),
    ...argumentsOf(node, args, resolved, scope),
    ...apart(scope.analysis, () => surroundingsOf(node, args, resolved, scope)),
  };
  const type =
    resolved && resolved.returns !== notKnown.key ? typeOf(resolved.returns) : (specialType(path, args) ?? notKnown);
  const columns = resolved?.callable.columns?.map((each) => ({ name: each.name, type: typeOf(each.type) }));
  const value = typed({ FuncCall: call }, type, true);
  return { value: columns && columns.length > 1 ? { ...value, columns } : value, resolved };
}

/** Only of functions that are there, and that take arguments by their places alone. */
function refuseNotFound(node: Call, path: readonly string[], args: readonly Typed[], scope: Scope): void {
  const hasWords =
    node.funcformat === "COERCE_SQL_SYNTAX" || node.agg_within_group || node.agg_star || node.func_variadic;
  const isNamed = (node.args ?? []).some((arg) => unwrap(arg, "NamedArgExpr"));
  if (hasWords || isNamed || args.length === 0 || findCallables(scope, path).length === 0) return;
  refuseNoFunction(scope.analysis.types, path.at(-1) ?? "", args);
}

/** A type's name in front of one argument is a cast, where no function takes just that (`FUNCDETAIL_COERCION`). */
function asCast(path: readonly string[], args: readonly Typed[], { analysis: { types } }: Scope): Typed | null {
  const [only] = args;
  const name = path[0] ?? "";
  if (path.length !== 1 || args.length !== 1 || !only || types.fact(name)?.kind !== "base") return null;
  if (isUntypedConstant(only)) return castTo(types, only, typeOf(name));
  const given = only.type.key;
  if (!isKnown(given) || functionsNamed(name).some((each) => each.args.length === 1 && each.args[0] === given))
    return null;
  if (given === name) return only;
  const cast = castPath(types, given, name, "explicit");
  return cast === "relabel" || cast === "text" ? castTo(types, only, typeOf(name)) : null;
}

/** `EXTRACT` takes its source by the second argument's type alone. */
function specialType(path: readonly string[], _args: readonly Typed[]): TypeRef | null {
  return path.at(-1) === "extract" ? typeOf("numeric") : null;
}

function sortedValues(node: Call, scope: Scope): readonly Typed[] {
  return (node.agg_order ?? []).flatMap((each) => {
    const key = unwrap(each, "SortBy")?.node;
    return key ? [analyse(key, scope)] : [];
  });
}

function resolve(node: Call, path: readonly string[], given: readonly Typed[], scope: Scope): ResolvedFunction | null {
  const { types } = scope.analysis;
  const names = (node.args ?? []).map((arg) => unwrap(arg, "NamedArgExpr")?.name ?? null);
  const keys = given.map(({ type }) => type.key);
  const callables = findCallables(scope, path, keys);
  if (!names.some((name) => name !== null)) return resolveFunction(types, callables, keys, node.func_variadic ?? false);
  return resolveNamed(callables, names, keys);
}

/** With arguments by name: only where one function has the name, or all give the same. */
function resolveNamed(
  callables: readonly Callable[],
  names: readonly (string | null)[],
  given: readonly string[],
): ResolvedFunction | null {
  const fitting = callables.filter(
    (each) => each.names.length === 0 || names.every((name) => name === null || each.names.includes(name)),
  );
  const [only] = fitting;
  if (!only || only.returns.startsWith("any") || fitting.some(({ returns }) => returns !== only.returns)) return null;
  const args = names.map(
    (name, index) => only.args[name === null ? index : only.names.indexOf(name)] ?? given[index] ?? "?",
  );
  const isPlain = fitting.length === 1 && only.names.length > 0 && !args.some((arg) => arg.startsWith("any"));
  return { callable: only, args: isPlain ? args : null, returns: only.returns, gathersFrom: null };
}

/** With its schema where it is not `public`, or where the bare name means a function of the system (`generate_function_name`). */
function nameOf({ callable, args }: ResolvedFunction, given: readonly Typed[], node: Call, scope: Scope): Node[] {
  const { schema, object } = callable;
  const name = stringOf(node.funcname?.at(-1));
  if (schema === null) return node.funcname ?? [];
  if (schema !== "public") return [schema, name].map(stringNode);
  const isRivalled = functionsNamed(name).some(({ extension }) => extension === null);
  const keys = given.map(({ type }, index) => args?.[index] ?? type.key);
  const isMeant = () => {
    const callables = findCallables(scope, [name], keys);
    const meant = resolveFunction(scope.analysis.types, callables, keys, node.func_variadic ?? false)?.callable;
    return meant?.object === object && meant.schema === schema;
  };
  return (isRivalled && !isMeant() ? [schema, name] : [name]).map(stringNode);
}

function argumentsOf(
  node: Call,
  args: readonly Typed[],
  resolved: ResolvedFunction | null,
  scope: Scope,
): Pick<Call, "args" | "func_variadic" | "funcformat"> {
  const { types } = scope.analysis;
  const declared = resolved?.args;
  const coerced = args.map((arg, index) => {
    const target = declared?.[index];
    if (target === "any") return nameNull(types, arg);
    return target === undefined ? arg : coerce(types, arg, target);
  });
  // What SQL has a syntax of its own for shows no conversions.
  const isBare = node.funcformat === "COERCE_SQL_SYNTAX" && !isPattern(node, resolved);
  const nodes = coerced.map((each, index) => named(node.args?.[index], isBare ? each.bare : each.node));
  if (nodes.length === 0) return {};
  if (isPattern(node, resolved)) return { args: nodes, funcformat: "COERCE_EXPLICIT_CALL" };
  const from = resolved?.gathersFrom ?? null;
  if (from === null) return { args: nodes };
  const elements = coerced.slice(from).map((each) => each.node);
  return { args: [...nodes.slice(0, from), { A_ArrayExpr: { elements } }], func_variadic: true };
}

function named(written: Node | undefined, node: Node): Node {
  const name = unwrap(written, "NamedArgExpr");
  return name ? { NamedArgExpr: { ...name, arg: node } } : node;
}

/** `SUBSTRING(text FROM pattern)` is an ordinary call to PostgreSQL. */
function isPattern(node: Call, resolved: ResolvedFunction | null): boolean {
  return stringsOf(node.funcname).at(-1) === "substring" && resolved?.args?.length === 2 && resolved.args[1] === "text";
}

/** Order, filter and window of an aggregate or window function. */
function surroundingsOf(
  node: Call,
  args: readonly Typed[],
  resolved: ResolvedFunction | null,
  scope: Scope,
): Partial<Call> {
  return {
    ...(node.agg_order ? { agg_order: orderOf(node, node.agg_order, args, resolved, scope) } : {}),
    ...(node.agg_filter ? { agg_filter: analyseCondition(node.agg_filter, scope).bare } : {}),
    ...(node.over ? { over: analyseWindow(node.over, scope) } : {}),
  };
}

/** What an aggregate sorts by is an argument where it is one, as that is brought to the aggregate's type. */
function orderOf(
  node: Call,
  order: readonly Node[],
  args: readonly Typed[],
  resolved: ResolvedFunction | null,
  scope: Scope,
): Node[] {
  const { types } = scope.analysis;
  const declared = resolved?.args ?? [];
  const converted = args.map((arg, index) => coerce(types, arg, declared[index] ?? "?"));
  return analyseSort(order, scope, (key, index) => {
    if (node.agg_within_group) return coerce(types, key, declared[args.length + index] ?? "?");
    const text = JSON.stringify(key.bare);
    return converted.find((arg) => JSON.stringify(arg.bare) === text) ?? key;
  });
}

/** A window: what it is parted by, its order, its bounds. */
export function analyseWindow(window: NodeOf<"WindowDef">, scope: Scope): NodeOf<"WindowDef"> {
  const one = (node: Node) => analyse(node, scope).node;
  return {
    ...window,
    ...(window.partitionClause ? { partitionClause: window.partitionClause.map(one) } : {}),
    ...(window.orderClause ? { orderClause: analyseSort(window.orderClause, scope) } : {}),
    ...(window.startOffset ? { startOffset: one(window.startOffset) } : {}),
    ...(window.endOffset ? { endOffset: one(window.endOffset) } : {}),
  };
}
