import { type AstNode, type Expr, traverse } from "sqlite3-parser";
import { isInNothing } from "./expression-rules";
import { foldName } from "./names";
import { parseStatement } from "./parse-statement";

const prefix = "SELECT ";

/** An expression's tree, with spans that count in `text` once `shift` is taken off. Null where it does not parse. */
export function parseExpression(text: string): { readonly expr: Expr; readonly shift: number } | null {
  const result = parseStatement(prefix + text);
  if (result.status !== "ok" || result.root.type !== "SelectStmt") return null;
  const { select } = result.root.body;
  const column = select.type === "SelectFrom" ? select.columns[0] : undefined;
  return column?.type === "ExprResultColumn" ? { expr: column.expr, shift: prefix.length } : null;
}

/** Every name below a node that may mean a column, in the order written. Names of functions are none. */
function namesIn(root: AstNode): string[] {
  const names: string[] = [];
  traverse(root, {
    enter: (node, parent) => {
      if (isInNothing(node)) return "skip";
      if (node.type === "QualifiedExpr") names.push(node.column.text);
      if (node.type === "Id" && !isFunctionName(node, parent)) names.push(node.name);
      return "continue";
    },
  });
  return names;
}

function isFunctionName(node: AstNode, parent: AstNode | undefined): boolean {
  const isCall = parent?.type === "FunctionCallExpr" || parent?.type === "FunctionCallStarExpr";
  return isCall && parent.name === node;
}

/** The columns an expression over one table mentions, each once, in the order written. */
export function columnsIn(text: string): string[] {
  const parsed = parseExpression(text);
  const names = new Map<string, string>();
  for (const name of parsed ? namesIn(parsed.expr) : []) {
    if (!names.has(foldName(name))) names.set(foldName(name), name);
  }
  return [...names.values()];
}
