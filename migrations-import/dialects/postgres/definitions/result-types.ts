import type { Session } from "../../../replay/session";
import { findIn, relationName, schemasOf } from "../catalog/find-relation";
import { type Node, type NodeOf, stringOf, stringsOf } from "../grammar/node";
import { unknownType as unknown } from "./query-scope";

type TypeOf = (node: Node | undefined) => string;

/** What common functions give, whatever they are given. */
const fixed: Readonly<Record<string, string>> = {
  count: "bigint",
  now: "timestamp with time zone",
  clock_timestamp: "timestamp with time zone",
  date_part: "double precision",
  extract: "numeric",
  to_char: "text",
  lower: "text",
  upper: "text",
  concat: "text",
  concat_ws: "text",
  format: "text",
  replace: "text",
  split_part: "text",
  substring: "text",
  substr: "text",
  btrim: "text",
  md5: "text",
  string_agg: "text",
  length: "integer",
  char_length: "integer",
  array_length: "integer",
  cardinality: "integer",
  row_number: "bigint",
  rank: "bigint",
  dense_rank: "bigint",
  ntile: "integer",
  bool_and: "boolean",
  bool_or: "boolean",
  json_agg: "json",
  json_build_object: "json",
  json_build_array: "json",
  json_object_agg: "json",
  row_to_json: "json",
  jsonb_agg: "jsonb",
  jsonb_build_object: "jsonb",
  jsonb_build_array: "jsonb",
  jsonb_object_agg: "jsonb",
  to_jsonb: "jsonb",
  gen_random_uuid: "uuid",
  uuid_generate_v4: "uuid",
  jsonb_array_length: "integer",
  age: "interval",
  float8: "double precision",
  random: "double precision",
};

const sums: Readonly<Record<string, string>> = { integer: "bigint", smallint: "bigint", bigint: "numeric" };

const averages: Readonly<Record<string, string>> = {
  integer: "numeric",
  smallint: "numeric",
  bigint: "numeric",
  numeric: "numeric",
  real: "double precision",
};

/** Functions that give what they are given. */
const sameAsFirst = new Set([
  "max",
  "min",
  "lag",
  "lead",
  "first_value",
  "last_value",
  "nth_value",
  "abs",
  "round",
  "ceil",
  "floor",
]);

/** The type a function call gives, as far as it can be told without running: `unknown` otherwise. */
export function typeOfCall(node: NodeOf<"FuncCall">, session: Session, typeOf: TypeOf): string {
  const path = stringsOf(node.funcname).filter((part) => part !== "pg_catalog");
  const name = path.at(-1) ?? "";
  const first = typeOf(node.args?.[0]);
  if (name === "sum") return sums[first] ?? first.replace(/\(.*\)/, "");
  if (name === "avg") return averages[first] ?? (first.replace(/\(.*\)/, "") || unknown);
  if (name === "array_agg") return first === unknown ? unknown : `${first}[]`;
  if (name === "date_trunc")
    return typeOf(node.args?.[1]).startsWith("timestamp without")
      ? "timestamp without time zone"
      : "timestamp with time zone";
  if (name === "timezone")
    return typeOf(node.args?.[1]).startsWith("timestamp without")
      ? "timestamp with time zone"
      : "timestamp without time zone";
  if (name === "unnest") return first.replace(/\[\]$/, "");
  if (sameAsFirst.has(name))
    return first === "integer" && /^(round|ceil|floor)$/.test(name)
      ? "double precision"
      : first.replace(/^(numeric)\(.*\)$/, "$1");
  if (path.length === 1 && fixed[name]) return fixed[name];
  const declared = findIn(schemasOf(session, relationName(path)), (schema) =>
    session.ledger.find("function", { schema }, name),
  );
  return declared?.definition.returns?.replace(/^SETOF /, "") ?? fixed[name] ?? unknown;
}

const comparisons = /^(=|<>|!=|<|>|<=|>=|~|!~|~\*|!~\*|~~|!~~|~~\*|!~~\*|@>|<@|&&|\?|\?\||\?&|@@)$/;

/** The type an operator gives. */
export function typeOfOperation(node: NodeOf<"A_Expr">, typeOf: TypeOf): string {
  if (node.kind === "AEXPR_NULLIF") return typeOf(node.lexpr);
  if (node.kind !== "AEXPR_OP") return "boolean";
  const operator = stringOf(node.name?.at(-1));
  if (comparisons.test(operator)) return "boolean";
  const left = typeOf(node.lexpr);
  const right = typeOf(node.rexpr);
  if (operator === "->>" || operator === "#>>") return "text";
  if (operator === "->" || operator === "#>") return left;
  if (operator === "||") return left.endsWith("[]") || left === "jsonb" ? left : right.endsWith("[]") ? right : "text";
  return typeOfArithmetic(operator, left, right);
}

const numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];

function typeOfArithmetic(operator: string, left: string, right: string): string {
  const bare = (type: string) => type.replace(/\(.*\)/, "").trim();
  const [a, b] = [bare(left), bare(right)];
  if (a.startsWith("timestamp") && a === b && operator === "-") return "interval";
  if (a === "date" && b === "date" && operator === "-") return "integer";
  if (a.startsWith("timestamp")) return a;
  if (a === "date" && b === "interval") return "timestamp without time zone";
  if (a === "" || a === unknown) return b;
  if (!numbers.includes(a) || !numbers.includes(b)) return a;
  return numbers.indexOf(a) >= numbers.indexOf(b) ? a : b;
}

/** The type of a constant as written. */
export function typeOfConstant(node: NodeOf<"A_Const">): string {
  if (node.boolval) return "boolean";
  if (node.ival) return "integer";
  if (node.fval) return /^\d{10,19}$/.test(node.fval.fval ?? "") ? "bigint" : "numeric";
  return "text";
}

/** The type of `CURRENT_TIMESTAMP` and its like. */
export function typeOfValueFunction(op: string): string {
  if (op.startsWith("SVFOP_CURRENT_TIMESTAMP")) return "timestamp with time zone";
  if (op.startsWith("SVFOP_LOCALTIMESTAMP")) return "timestamp without time zone";
  if (op.startsWith("SVFOP_CURRENT_TIME")) return "time with time zone";
  if (op.startsWith("SVFOP_LOCALTIME")) return "time without time zone";
  return op === "SVFOP_CURRENT_DATE" ? "date" : "name";
}
