import { MAX_BLOCK_TEXT } from "../../../model/limits";
import { contentsOf, type Node, type NodeOf, stringOf, stringsOf } from "../grammar/node";
import { castValue, isFollowedType, isTextType } from "./cast-value";
import { formatText, quoteIdentifier, quoteLiteral } from "./format-text";

/** What a variable of a block holds, where reading tells: a text, number, truth, NULL, an array, or a row. */
export type Value = string | number | boolean | null | readonly Value[] | Row;

/** A row by its columns. */
export type Row = { readonly [column: string]: Value };

/** What is known of a block's variables, by name; `ask` is what else is asked where an expression is not of constants. */
export type Variables = Pick<ReadonlyMap<string, Value>, "get" | "has"> & {
  readonly ask?: (node: Node, variables: Variables) => Value | undefined;
};

/**
 * The value of an expression of constants and variables; undefined where only running would tell, and for texts longer than
 * {@link MAX_BLOCK_TEXT}.
 */
export function evaluate(node: Node | null | undefined, variables: Variables): Value | undefined {
  const value = evaluateAny(node, variables);
  return typeof value === "string" && value.length > MAX_BLOCK_TEXT ? undefined : value;
}

function evaluateAny(node: Node | null | undefined, variables: Variables): Value | undefined {
  if (!node) return undefined;
  if ("A_Const" in node) return constantIn(node.A_Const);
  if ("ColumnRef" in node) return variableIn(node.ColumnRef, variables);
  if ("A_ArrayExpr" in node) return all(node.A_ArrayExpr.elements ?? [], variables);
  if ("TypeCast" in node) {
    const value = castIn(node.TypeCast, variables);
    return value === undefined ? variables.ask?.(node, variables) : value;
  }
  if ("A_Expr" in node) return operationIn(node.A_Expr, variables);
  if ("BoolExpr" in node) return truthIn(node.BoolExpr, variables);
  if ("FuncCall" in node) {
    const value = callIn(node.FuncCall, variables);
    return value === undefined ? variables.ask?.(node, variables) : value;
  }
  if ("SubLink" in node) return variables.ask?.(node, variables);
  if ("NullTest" in node) {
    const value = evaluate(node.NullTest.arg, variables);
    return value === undefined ? undefined : (value === null) === (node.NullTest.nulltesttype === "IS_NULL");
  }
  if ("BooleanTest" in node) return testIn(node.BooleanTest, variables);
  if ("CaseExpr" in node) return caseIn(node.CaseExpr, variables);
  if ("ParamRef" in node) return variables.get(`$${node.ParamRef.number}`);
  if ("CoalesceExpr" in node) {
    const values = all(node.CoalesceExpr.args ?? [], variables);
    return values && (values.find((value) => value !== null) ?? null);
  }
  return undefined;
}

function all(nodes: readonly Node[], variables: Variables, read = evaluate): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const node of nodes) {
    const value = read(node, variables);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function constantIn({ isnull, sval, ival, fval, boolval }: NodeOf<"A_Const">): Value | undefined {
  if (isnull) return null;
  if (sval) return sval.sval ?? "";
  if (ival) return ival.ival ?? 0;
  if (boolval) return boolval.boolval ?? false;
  return fval ? Number(fval.fval) : undefined;
}

function variableIn({ fields }: NodeOf<"ColumnRef">, variables: Variables): Value | undefined {
  const [name, column, ...more] = stringsOf(fields);
  const value = variables.get(name ?? "");
  if (column === undefined) return value;
  if (more.length > 0 || value === undefined || !isRow(value)) return undefined;
  return value[column];
}

function isRow(value: Value): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function truthIn({ boolop, args = [] }: NodeOf<"BoolExpr">, variables: Variables): Value | undefined {
  const values = args.map((arg) => evaluate(arg, variables));
  if (boolop === "NOT_EXPR") return typeof values[0] === "boolean" ? !values[0] : values[0] === null ? null : undefined;
  const decisive = boolop === "OR_EXPR";
  if (values.includes(decisive)) return decisive;
  if (values.some((value) => value === undefined || (value !== null && typeof value !== "boolean"))) return undefined;
  return values.includes(null) ? null : !decisive;
}

const tests: Readonly<Record<string, (value: Value) => boolean>> = {
  IS_TRUE: (value) => value === true,
  IS_NOT_TRUE: (value) => value !== true,
  IS_FALSE: (value) => value === false,
  IS_NOT_FALSE: (value) => value !== false,
  IS_UNKNOWN: (value) => value === null,
  IS_NOT_UNKNOWN: (value) => value !== null,
};

function testIn({ arg, booltesttype }: NodeOf<"BooleanTest">, variables: Variables): Value | undefined {
  const value = evaluate(arg, variables);
  return value === undefined ? undefined : tests[booltesttype ?? ""]?.(value);
}

/** `CASE WHEN … THEN …`; of one with a value to compare, only running tells. */
function caseIn({ arg, args = [], defresult }: NodeOf<"CaseExpr">, variables: Variables): Value | undefined {
  if (arg) return undefined;
  for (const { expr, result } of contentsOf(args, "CaseWhen")) {
    const holds = evaluate(expr, variables);
    if (holds === undefined) return undefined;
    if (holds === true) return evaluate(result, variables);
  }
  return defresult ? evaluate(defresult, variables) : null;
}

/** The identity of a relation or function is spelled as its name. */
function evaluateSpelled(node: Node | null | undefined, variables: Variables): Value | undefined {
  const value = evaluate(node, variables);
  if (typeof value !== "string" || !isIdentity.test(value)) return value;
  const arg: Node = { A_Const: { sval: { sval: value } } };
  return variables.ask?.({ TypeCast: { arg, typeName: { names: [{ String: { sval: "text" } }] } } }, variables);
}

/** What the ledger gives relations and functions for an identity; no text of a file looks like it. */
const isIdentity = /^(?:table|index|sequence|function):[^\n]*@\w/;

function castIn({ arg, typeName }: NodeOf<"TypeCast">, variables: Variables): Value | undefined {
  const type = stringOf(typeName?.names?.at(-1));
  const value = isTextType(type) ? evaluateSpelled(arg, variables) : evaluate(arg, variables);
  if (value === undefined || value === null) return value;
  const isArray = (typeName?.arrayBounds ?? []).length > 0;
  if (isArray) return Array.isArray(value) ? value : isTextType(type) ? arrayOf(String(value)) : undefined;
  return isFollowedType(type) ? castValue(type, value) : undefined;
}

/** `'{a,b}'`; undefined where anything in it is quoted or nested. */
function arrayOf(text: string): readonly Value[] | undefined {
  const inside = /^\{([^{}"\\]*)\}$/.exec(text.trim())?.[1];
  if (inside === undefined) return undefined;
  return inside.trim() === "" ? [] : inside.split(",").map((item) => item.trim());
}

function operationIn({ kind, name, lexpr, rexpr }: NodeOf<"A_Expr">, variables: Variables): Value | undefined {
  const operator = stringOf(name?.at(-1));
  const read = operator === "||" ? evaluateSpelled : evaluate;
  const left = read(lexpr, variables);
  if (left === undefined || (left !== null && typeof left === "object")) return undefined;
  if (kind === "AEXPR_IN") return inList(left, operator, listOf(rexpr, variables));
  const right = read(rexpr, variables);
  if (right === undefined) return undefined;
  if (kind === "AEXPR_OP_ANY" && operator === "=") return inList(left, operator, isList(right) ? right : undefined);
  if (left === null || right === null) return null;
  if (typeof right === "object") return undefined;
  if (kind === "AEXPR_LIKE" || kind === "AEXPR_ILIKE") return isLike(left, operator, right);
  return kind === "AEXPR_OP" ? compare(operator, left, right) : undefined;
}

type Scalar = string | number | boolean;

const matching: ReadonlySet<string> = new Set(["~", "!~", "~*", "!~*"]);

function compare(operator: string, left: Scalar, right: Scalar): Value | undefined {
  if (matching.has(operator)) {
    const pattern = typeof left === "string" ? patternOf(left, right, operator.endsWith("*") ? "i" : "") : undefined;
    return pattern && pattern.test(String(left)) !== operator.startsWith("!");
  }
  if (operator === "||") return isSpelled(left) && isSpelled(right) ? `${left}${right}` : undefined;
  if (operator === "=") return typeof left === typeof right ? left === right : undefined;
  if (operator === "<>") return typeof left === typeof right ? left !== right : undefined;
  return typeof left === "number" && typeof right === "number" ? arithmetic(operator, left, right) : undefined;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function listOf(node: Node | undefined, variables: Variables): readonly Value[] | undefined {
  return node && "List" in node ? all(node.List.items ?? [], variables) : undefined;
}

/** `IN` and `= ANY`, with `NOT IN` as the operator `<>`. */
function inList(left: Value, operator: string, list: readonly Value[] | undefined): Value | undefined {
  if (!list) return undefined;
  if (left === null) return null;
  const isIn = list.includes(left);
  if (!isIn && list.includes(null)) return null;
  return operator === "<>" ? !isIn : isIn;
}

/** `~~` and `~~*`, with `!` in front for NOT. */
function isLike(text: Scalar, operator: string, pattern: Scalar): Value | undefined {
  if (typeof text !== "string" || typeof pattern !== "string") return undefined;
  const source = [...pattern.matchAll(/\\([\s\S])|[\s\S]/g)].map(([part, escaped]) => {
    if (part === "%") return "[\\s\\S]*";
    return part === "_" ? "[\\s\\S]" : (escaped ?? part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  const isMatch = new RegExp(`^${source.join("")}$`, operator.endsWith("*") ? "i" : "").test(text);
  return operator.startsWith("!") ? !isMatch : isMatch;
}

/** A truth is spelled in more than one way. */
function isSpelled(value: Value): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function arithmetic(operator: string, left: number, right: number): Value | undefined {
  const results: Readonly<Record<string, Value>> = {
    "+": left + right,
    "-": left - right,
    "*": left * right,
    "<": left < right,
    ">": left > right,
    "<=": left <= right,
    ">=": left >= right,
  };
  return results[operator];
}

type Called = (...args: readonly Value[]) => Value | undefined;

const functions: Readonly<Record<string, Called>> = {
  format: (template, ...args) =>
    typeof template === "string" && isShort(template, "%", Math.max(0, ...args.map(lengthOf)))
      ? formatText(template, args)
      : undefined,
  quote_ident: (name) => (name === null ? null : isSpelled(name ?? false) ? quoteIdentifier(String(name)) : undefined),
  quote_literal: (text) => (text === null ? null : isSpelled(text ?? false) ? quoteLiteral(String(text)) : undefined),
  concat: (...args) =>
    lengthOf(args) <= MAX_BLOCK_TEXT && args.every((arg) => arg === null || isSpelled(arg))
      ? args.map((arg) => arg ?? "").join("")
      : undefined,
  lower: (text) => (typeof text === "string" && isAscii(text) ? text.toLowerCase() : undefined),
  upper: (text) => (typeof text === "string" && isAscii(text) ? text.toUpperCase() : undefined),
  replace: (text, from, to) =>
    typeof text === "string" &&
    typeof from === "string" &&
    typeof to === "string" &&
    from !== "" &&
    isShort(text, from, to.length)
      ? text.replaceAll(from, to)
      : undefined,
  lpad: (text, length, fill = " ") =>
    isSpelled(text ?? false) &&
    typeof length === "number" &&
    length <= MAX_BLOCK_TEXT &&
    typeof fill === "string" &&
    String(text).length <= length
      ? String(text).padStart(length, fill)
      : undefined,
  regexp_replace: (text, pattern, by, flags = "") => {
    if (typeof text !== "string" || typeof by !== "string" || /[\\&]/.test(by)) return undefined;
    const regex = patternOf(text, pattern, flags);
    return regex && !isManifold(regex) ? text.replace(regex, () => by) : undefined;
  },
  split_part: (text, mark, number) => {
    if (typeof text !== "string" || typeof mark !== "string" || typeof number !== "number" || number === 0)
      return undefined;
    return (mark === "" ? [text] : text.split(mark)).at(number > 0 ? number - 1 : number) ?? "";
  },
  length: (text) => (typeof text === "string" ? [...text].length : undefined),
  left: (text, length) => (typeof text === "string" && typeof length === "number" ? slice(text, 0, length) : undefined),
  array_to_string: (array, mark) =>
    Array.isArray(array) && typeof mark === "string" && array.every(isSpelledOrNull)
      ? array.filter((each) => each !== null).join(mark)
      : undefined,
  string_to_array: (text, mark) =>
    typeof text === "string" && typeof mark === "string" && mark !== ""
      ? text === ""
        ? []
        : text.split(mark)
      : undefined,
  array_length: (array, dimension) => (Array.isArray(array) && dimension === 1 ? array.length || null : undefined),
  cardinality: (array) => (Array.isArray(array) ? array.length : undefined),
};

function slice(text: string, from: number, to: number): string {
  return [...text].slice(from, to).join("");
}

function isSpelledOrNull(value: Value): boolean {
  return value === null || isSpelled(value);
}

/** Patterns are for names, with their schemas: longer texts could take a pattern long. */
const MAX_MATCHED = 128;

/** A pattern that means the same to PostgreSQL and here; undefined for any other. */
function patternOf(text: string, pattern: Value | undefined, flags: Value): RegExp | undefined {
  if (text.length > MAX_MATCHED || typeof pattern !== "string" || typeof flags !== "string" || !/^[gi]*$/.test(flags))
    return undefined;
  const isAlike =
    /^(?:[\w\s"',:;=<>@#%&/~-]|\.|[\^$]|\\[.dws$^()|?*+]|\[\^?[\w\s-]+\]|\((?!\?)|[)|]|[?*+](?![?*+]))*$/.test(pattern);
  const repeats = pattern.match(/[*+]/g)?.length ?? 0;
  if (!isAlike || repeats > 2 || /\)[*+]/.test(pattern)) return undefined;
  try {
    return new RegExp(pattern, `s${[...new Set(flags)].join("")}`);
  } catch {
    return undefined;
  }
}

/** What a pattern with a choice takes of a text differs: the longest there, the first here. */
function isManifold({ source }: RegExp): boolean {
  return /[(|]/.test(source);
}

/** Whether a text stays short enough with something of a length in the place of each of its marks. */
function isShort(text: string, mark: string, length: number): boolean {
  const most = Math.floor(MAX_BLOCK_TEXT / Math.max(1, length));
  let marks = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length))
    if (++marks > most) return false;
  return true;
}

/** How many characters a value is, all it holds included. */
function lengthOf(value: Value | readonly Value[]): number {
  if (typeof value !== "object" || value === null) return String(value).length;
  return Object.values(value).reduce((sum: number, each: Value) => sum + lengthOf(each), 0);
}

/** Other letters depend on the locale of the database. */
function isAscii(text: string): boolean {
  return [...text].every((letter) => letter < "\u0080");
}

function callIn({ funcname, args, over, agg_filter, func_variadic }: NodeOf<"FuncCall">, variables: Variables) {
  const called = Object.hasOwn(functions, stringOf(funcname?.at(-1)))
    ? functions[stringOf(funcname?.at(-1))]
    : undefined;
  const values = called ? all(args ?? [], variables, evaluateSpelled) : undefined;
  if (!called || !values || over || agg_filter || func_variadic) return undefined;
  return called(...values);
}
