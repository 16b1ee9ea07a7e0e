import { type AstNode, type FunctionCallExpr, type FunctionCallStarExpr, traverse } from "sqlite3-parser";
import { foldName, isSameName } from "./names";

/** What an expression may not hold, by where it stands (https://sqlite.org/lang_expr.html, deterministic.html). */
export type Prohibited = {
  readonly subqueries?: boolean;
  readonly chance?: boolean;
  readonly columns?: boolean;
  readonly qualified?: boolean;
  readonly aggregates?: boolean;
  readonly raise?: boolean;
};

/** Functions that give another result each time, or in another version of SQLite. */
const chancy = new Set([
  ...["random", "randomblob", "changes", "total_changes", "last_insert_rowid", "sqlite_version", "sqlite_source_id"],
  ...["current_date", "current_time", "current_timestamp"],
]);

/** Functions over several rows; `min` and `max` are where they have one argument. */
const aggregates = new Set([
  ...["avg", "count", "sum", "total", "group_concat", "string_agg", "median", "percentile"],
  ...["json_group_array", "json_group_object", "jsonb_group_array", "jsonb_group_object"],
]);

/** The first thing in an expression that SQLite does not allow there, in words; null where there is none. */
export function prohibitedIn(root: AstNode, prohibited: Prohibited): string | null {
  const found: string[] = [];
  traverse(root, {
    enter: (node, parent) => {
      if (isInNothing(node)) return "skip";
      const fault = faultOf(node, parent, prohibited);
      if (fault !== null) found.push(fault);
      return "continue";
    },
  });
  return found[0] ?? null;
}

/** `x IN ()` is false whatever stands in front: SQLite drops that as soon as it has read it, unless a function is in it. */
export function isInNothing(node: AstNode): boolean {
  return node.type === "InListExpr" && (node.rhs?.length ?? 0) === 0 && !callsFunction(node.lhs);
}

function callsFunction(root: AstNode): boolean {
  let isFound = false;
  traverse(root, {
    enter: (node) => {
      isFound ||= node.type === "FunctionCallExpr" || node.type === "FunctionCallStarExpr";
      return node.type === "Select" ? "skip" : "continue";
    },
  });
  return isFound;
}

function faultOf(node: AstNode, parent: AstNode | undefined, prohibited: Prohibited): string | null {
  switch (node.type) {
    case "VariableExpr":
      return "parameters are not allowed here";
    case "Select":
    case "InTableExpr":
      return prohibited.subqueries ? "subqueries are not allowed here" : null;
    case "QualifiedExpr":
      if (prohibited.columns) return `it is not constant: ${node.column.text}`;
      return prohibited.qualified ? "names with a dot are not allowed here" : null;
    case "FunctionCallExpr":
    case "FunctionCallStarExpr":
      if (prohibited.aggregates && isOverRows(node)) return `${node.name.name}() takes several rows`;
      if (!isLikely(node)) return "the second argument of likelihood() is no number from 0.0 to 1.0";
      return prohibited.chance && chancy.has(foldName(node.name.name))
        ? `${node.name.name}() gives something else each time`
        : null;
    case "CurrentDateLiteral":
    case "CurrentTimeLiteral":
    case "CurrentTimestampLiteral":
      return prohibited.chance ? "the time is another each time" : null;
    case "RaiseExpr":
      return prohibited.raise ? "RAISE() is only for triggers" : null;
    case "IndexedColumn":
      return node.collationName || node.order ? `nothing may follow the name ${node.colName.text} here` : null;
    case "Id":
      return prohibited.columns && !isFunctionName(node, parent) && !isTruth(node.name)
        ? `it is not constant: ${node.name}`
        : null;
    default:
      return null;
  }
}

function isFunctionName(node: AstNode, parent: AstNode | undefined): boolean {
  return (parent?.type === "FunctionCallExpr" || parent?.type === "FunctionCallStarExpr") && parent.name === node;
}

function isOverRows(call: FunctionCallExpr | FunctionCallStarExpr): boolean {
  const name = foldName(call.name.name);
  const count = call.type === "FunctionCallExpr" ? (call.args?.length ?? 0) : 0;
  return call.filterOver !== undefined || aggregates.has(name) || (count === 1 && (name === "min" || name === "max"));
}

/** `likelihood(x, 0.9)`: the number has a decimal point (https://sqlite.org/lang_corefunc.html#likelihood). */
function isLikely(call: FunctionCallExpr | FunctionCallStarExpr): boolean {
  const [, likelihood] = (call.type === "FunctionCallExpr" && call.args) || [];
  if (!isSameName(call.name.name, "likelihood") || !likelihood) return true;
  return likelihood.type === "NumericLiteral" && /[.e]/i.test(likelihood.value) && Number(likelihood.value) <= 1;
}

function isTruth(name: string): boolean {
  return isSameName(name, "true") || isSameName(name, "false");
}
