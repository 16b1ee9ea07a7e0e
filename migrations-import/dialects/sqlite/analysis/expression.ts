import { type AstNode, type Expr, type Name, VisitorKeys } from "sqlite3-parser";
import { affinityOf } from "../affinity";
import { isInNothing } from "../expression-rules";
import { textOf } from "../sql-node";
import { noteTable } from "./from";
import { faultOfCall } from "./functions";
import { analyseQuery } from "./query";
import { resolveColumn, type Scope } from "./scope";
import { anything, asRead, neither, number, ofAffinity, text, united, type Value } from "./value";

/** Finds what an expression mentions, and tells its value. */
export function analyseExpression(expr: Expr, scope: Scope): Value {
  switch (expr.type) {
    case "Id":
      return resolveColumn({ type: "Name", text: expr.name, span: expr.span }, null, scope);
    case "NameExpr":
      return resolveColumn(expr.name, null, scope);
    case "QualifiedExpr":
      return resolveColumn(expr.column, expr.table, scope);
    case "ParenthesizedExpr":
      return analyseAll(expr.exprs, scope) ?? anything;
    case "CollateExpr":
      return { ...analyseExpression(expr.expr, scope), type: null, isCast: false };
    case "CastExpr":
      analyseExpression(expr.expr, scope);
      return { ...ofAffinity(affinityOf(expr.typeName ? textOf(scope.text, expr.typeName.span) : "")), isCast: true };
    case "SubqueryExpr":
      return { ...asRead(analyseQuery(expr.select, scope)?.[0] ?? anything), name: null };
    case "InListExpr":
      if (!isInNothing(expr)) noteFault(faultOfRows(expr), scope);
      return analyseOther(expr, scope);
    case "InSelectExpr":
      analyseIn(expr, scope);
      return number;
    case "InTableExpr":
      analyseExpression(expr.lhs, scope);
      // A rename of the table does not reach its name here, and so breaks what reads it.
      noteTable(expr.rhs, { ...scope, found: { ...scope.found, tables: [] } });
      return number;
    default:
      return analyseOther(expr, scope);
  }
}

/** `x IN (SELECT …)`: of one column, where x is one value. */
function analyseIn({ lhs, rhs }: Extract<Expr, { type: "InSelectExpr" }>, scope: Scope): void {
  analyseExpression(lhs, scope);
  const count = analyseQuery(rhs, scope)?.length ?? 1;
  const isRow = lhs.type === "SubqueryExpr" || (lhs.type === "ParenthesizedExpr" && lhs.exprs.length > 1);
  if (!isRow && count !== 1) noteFault(`sub-select returns ${count} columns - expected 1`, scope);
}

/** `(a, b) IN ((1, 2), (3, 4))`: rows of as many values each. */
function faultOfRows({ lhs, rhs }: Extract<Expr, { type: "InListExpr" }>): string | null {
  const count = valuesIn(lhs);
  const uneven = count > 1 ? rhs?.find((row) => valuesIn(row) !== count) : undefined;
  return uneven ? `IN (...) element has ${valuesIn(uneven)} terms - expected ${count}` : null;
}

function valuesIn(expr: Expr): number {
  return expr.type === "ParenthesizedExpr" ? expr.exprs.length : 1;
}

function noteFault(fault: string | null, { found }: Scope): void {
  if (fault !== null) found.problems.push(fault);
}

/** The value in parentheses, where it is one. */
function analyseAll(exprs: readonly Expr[], scope: Scope): Value | null {
  const values = exprs.map((expr) => analyseExpression(expr, scope));
  return values.length === 1 ? (values[0] ?? null) : null;
}

function analyseOther(expr: Expr, scope: Scope): Value {
  if (isInNothing(expr)) return number;
  if (expr.type === "CaseExpr") return analyseCase(expr, scope);
  analyseChildren(expr, scope);
  switch (expr.type) {
    case "StringLiteral":
    case "CurrentDateLiteral":
    case "CurrentTimeLiteral":
    case "CurrentTimestampLiteral":
      return text;
    case "BlobLiteral":
    case "NullLiteral":
      return neither;
    case "BinaryExpr":
      if (expr.op === "ArrowRight" || expr.op === "ArrowRightShift") return anything;
      return expr.op === "Concat" ? text : number;
    case "FunctionCallExpr":
    case "FunctionCallStarExpr":
      noteFault(faultOfCall(expr), scope);
      return anything;
    case "VariableExpr":
      return anything;
    default:
      return number;
  }
}

function analyseCase(expr: Extract<Expr, { type: "CaseExpr" }>, scope: Scope): Value {
  if (expr.base) analyseExpression(expr.base, scope);
  const values = expr.whenThenPairs.map(({ when, then }) => {
    analyseExpression(when, scope);
    return analyseExpression(then, scope);
  });
  if (expr.elseExpr) values.push(analyseExpression(expr.elseExpr, scope));
  return { ...anything, may: united(values) };
}

/** Looks through the parts of any node. */
export function analyseChildren(node: AstNode, scope: Scope): void {
  for (const child of childrenOf(node)) {
    if (child.type === "Select") analyseQuery(child, scope);
    else if (isExpression(child)) {
      if (!isFunctionName(child, node)) analyseExpression(child, scope);
    } else if (!isNamePart(child)) analyseChildren(child, scope);
  }
}

function isFunctionName(child: AstNode, parent: AstNode): boolean {
  return (parent.type === "FunctionCallExpr" || parent.type === "FunctionCallStarExpr") && parent.name === child;
}

function isNamePart(node: AstNode): node is Name {
  return node.type === "Name" || node.type === "QualifiedName" || node.type === "Type";
}

function isExpression(node: AstNode): node is Expr {
  return node.type.endsWith("Expr") || node.type.endsWith("Literal") || node.type === "Id";
}

function childrenOf(node: AstNode): AstNode[] {
  const keys: readonly string[] = keysByType[node.type] ?? [];
  const values = new Map<string, unknown>(Object.entries(node));
  return keys.flatMap((key) => [values.get(key)].flat()).filter(isNode);
}

const keysByType: { readonly [type: string]: readonly string[] } = VisitorKeys;

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "type" in value && "span" in value;
}
