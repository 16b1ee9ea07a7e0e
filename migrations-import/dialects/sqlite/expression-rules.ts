import { type AstNode, traverse } from "sqlite3-parser";
import { foldName, isSameName } from "./names";

/** What an expression may not hold, by where it stands (https://sqlite.org/lang_expr.html, deterministic.html). */
export type Prohibited = {
  readonly subqueries?: boolean;
  readonly chance?: boolean;
  readonly columns?: boolean;
  readonly qualified?: boolean;
};

/** Functions that give another result each time, or in another version of SQLite. */
const chancy = new Set([
  ...["random", "randomblob", "changes", "total_changes", "last_insert_rowid", "sqlite_version", "sqlite_source_id"],
  ...["current_date", "current_time", "current_timestamp"],
]);

/** The first thing in an expression that SQLite does not allow there, in words; null where there is none. */
export function prohibitedIn(root: AstNode, prohibited: Prohibited): string | null {
  const found: string[] = [];
  traverse(root, {
    enter: (node, parent) => {
      const fault = faultOf(node, parent, prohibited);
      if (fault !== null) found.push(fault);
    },
  });
  return found[0] ?? null;
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
      return prohibited.chance && chancy.has(foldName(node.name.name))
        ? `${node.name.name}() gives something else each time`
        : null;
    case "CurrentDateLiteral":
    case "CurrentTimeLiteral":
    case "CurrentTimestampLiteral":
      return prohibited.chance ? "the time is another each time" : null;
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

function isTruth(name: string): boolean {
  return isSameName(name, "true") || isSameName(name, "false");
}
