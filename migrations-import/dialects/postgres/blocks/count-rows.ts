import { type Node, stringOf, unwrap } from "../grammar/node";

/** Whether a result is made from how many rows there are: `count(*)`, `count(*) = 2`. */
export function hasCount(node: Node | undefined): boolean {
  const { lexpr, rexpr } = unwrap(node, "A_Expr") ?? {};
  return isCount(node) || isCount(lexpr) || isCount(rexpr);
}

/** Such a result with the number of rows put in. */
export function withCount(node: Node | undefined, count: number): Node | undefined {
  const constant: Node = { A_Const: { ival: { ival: count } } };
  const operation = unwrap(node, "A_Expr");
  if (isCount(node)) return constant;
  if (!operation) return node;
  const sides = [operation.lexpr, operation.rexpr].map((side) => (isCount(side) ? constant : side));
  const [lexpr, rexpr] = sides;
  return { A_Expr: { ...operation, ...(lexpr ? { lexpr } : {}), ...(rexpr ? { rexpr } : {}) } };
}

/** Whether an expression is `count(*)`. */
export function isCount(node: Node | undefined): boolean {
  const call = unwrap(node, "FuncCall");
  return stringOf(call?.funcname?.at(-1)) === "count" && call?.agg_star === true;
}
