import type { FunctionCallExpr, FunctionCallStarExpr } from "sqlite3-parser";
import { foldName } from "../names";

type Call = FunctionCallExpr | FunctionCallStarExpr;

/** How many arguments a function takes: from the first to the second number. */
const arities: readonly (readonly [from: number, to: number, names: string])[] = [
  [0, 0, "changes cume_dist dense_rank last_insert_rowid percent_rank pi random rank row_number total_changes"],
  [0, 1, "count"],
  [1, 1, "abs acos acosh asin asinh atan atanh avg ceil ceiling cos cosh degrees exp first_value floor hex json"],
  [
    1,
    1,
    "json_error_position json_group_array json_quote jsonb jsonb_group_array last_value length likely ln log10 log2",
  ],
  [1, 1, "lower median ntile octet_length quote radians randomblob sign sin sinh sqrt sum tan tanh total trunc"],
  [1, 1, "typeof unicode unistr unistr_quote unlikely upper zeroblob"],
  [1, 2, "group_concat json_array_length json_pretty json_type json_valid log ltrim round rtrim trim unhex"],
  [1, 3, "lag lead"],
  [
    2,
    2,
    "atan2 glob ifnull instr json_group_object json_patch jsonb_group_object jsonb_patch likelihood mod nth_value",
  ],
  [2, 2, "nullif percentile percentile_cont percentile_disc pow power string_agg timediff"],
  [2, 3, "like substr substring"],
  [3, 3, "replace"],
  [1, Number.POSITIVE_INFINITY, "concat max min"],
  [2, Number.POSITIVE_INFINITY, "coalesce concat_ws if iif"],
];

const arityOf = new Map(arities.flatMap(([from, to, names]) => names.split(" ").map((name) => [name, { from, to }])));

const aggregates = new Set([
  ...["avg", "count", "sum", "total", "group_concat", "string_agg", "median", "percentile", "percentile_cont"],
  ...["percentile_disc", "json_group_array", "json_group_object", "jsonb_group_array", "jsonb_group_object"],
]);

const windows = new Set([
  ...["row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile"],
  ...["lag", "lead", "first_value", "last_value", "nth_value"],
]);

/** Whether a call is over the rows of a query; `min` and `max` are with one argument. */
export function isAggregate(call: Call): boolean {
  const name = foldName(call.name.name);
  return aggregates.has(name) || (countOf(call) === 1 && (name === "min" || name === "max"));
}

/** Whether a call is over a window. */
export function isOverWindow(call: Call): boolean {
  return call.filterOver?.overClause !== undefined;
}

/** What SQLite does not allow of a call of a function it brings, wherever it stands; null where it is sound, or another's. */
export function faultOfCall(call: Call): string | null {
  const name = foldName(call.name.name);
  const arity = arityOf.get(name);
  if (!arity) return null;
  const count = countOf(call);
  if (count < arity.from || count > arity.to) return `wrong number of arguments to function ${name}()`;
  if (windows.has(name)) return isOverWindow(call) ? null : `${name}() is only for windows`;
  if (isAggregate(call)) return null;
  if (isOverWindow(call)) return `${name}() may not be used as a window function`;
  return call.filterOver ? `FILTER may not be used with ${name}()` : null;
}

/** `WITHIN GROUP (ORDER BY x)` counts as an argument. */
function countOf(call: Call): number {
  if (call.type === "FunctionCallStarExpr") return 0;
  return (call.args?.length ?? 0) + (call.orderBy?.type === "WithinGroupFunctionCallOrder" ? 1 : 0);
}
