import {
  type AstNode,
  type FunctionCallExpr,
  type FunctionCallStarExpr,
  type SelectFrom,
  traverse,
} from "sqlite3-parser";
import { isAggregate, isOverWindow } from "./functions";

type Call = FunctionCallExpr | FunctionCallStarExpr;

/** Which functions over several rows may stand at a place (`NC_AllowAgg` and `NC_AllowWin` in resolve.c). */
type Allowed = { readonly aggregates: boolean; readonly windows: boolean };

const none: Allowed = { aggregates: false, windows: false };

/**
 * The first function over rows or windows that stands where SQLite does not allow it; null where all do. Those of a nested query
 * may be over the rows of the one around it.
 */
export function faultOfAggregates(core: SelectFrom, ordered: readonly AstNode[], isNested: boolean): string | null {
  const isOverRows = (core.groupBy?.length ?? 0) > 0 || holdsAggregate([...core.columns, ...parts(core.having)]);
  if (core.having && !isOverRows) return "HAVING clause on a non-aggregate query";
  const joined = core.from ? [core.from] : [];
  return (
    misusedIn(core.columns, { aggregates: true, windows: true }) ??
    misusedIn([...joined, ...parts(core.whereClause), ...(core.groupBy ?? [])], { ...none, aggregates: isNested }) ??
    misusedIn(parts(core.having), { aggregates: true, windows: false }) ??
    misusedIn(ordered, { aggregates: isOverRows || isNested, windows: true })
  );
}

function parts(node: AstNode | undefined): readonly AstNode[] {
  return node ? [node] : [];
}

/** In queries within, too, which may be over the rows of the one around them. */
function holdsAggregate(nodes: readonly AstNode[]): boolean {
  let isFound = false;
  const enter = (node: AstNode) => {
    isFound ||= isCall(node) && isAggregate(node) && !isOverWindow(node);
  };
  for (const node of nodes) traverse(node, { enter });
  return isFound;
}

function misusedIn(nodes: readonly AstNode[], allowed: Allowed): string | null {
  const found: string[] = [];
  const enter = (node: AstNode) => {
    if (node.type === "Select") return "skip";
    if (!isCall(node)) return "continue";
    const fault = faultOfPlace(node, allowed) ?? misusedIn(argumentsOf(node), withinCall(node, allowed));
    if (fault !== null) found.push(fault);
    return "skip";
  };
  for (const node of nodes) traverse(node, { enter });
  return found[0] ?? null;
}

function faultOfPlace(call: Call, allowed: Allowed): string | null {
  if (isOverWindow(call)) return allowed.windows ? null : `misuse of window function ${call.name.name}()`;
  return isAggregate(call) && !allowed.aggregates ? `misuse of aggregate function ${call.name.name}()` : null;
}

/** Within a function over rows there is no other; one over windows may have those over rows. */
function withinCall(call: Call, allowed: Allowed): Allowed {
  if (isOverWindow(call)) return { ...allowed, windows: false };
  return isAggregate(call) ? none : allowed;
}

function argumentsOf(call: Call): readonly AstNode[] {
  return call.type === "FunctionCallExpr" ? (call.args ?? []) : [];
}

function isCall(node: AstNode): node is Call {
  return node.type === "FunctionCallExpr" || node.type === "FunctionCallStarExpr";
}
