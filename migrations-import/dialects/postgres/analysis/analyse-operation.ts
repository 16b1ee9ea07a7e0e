import { itemsOf, type Node, type NodeOf, stringsOf, unwrap, walk } from "../grammar/node";
import { qualifyName } from "../printing/quote";
import { refuse } from "../refusal";
import { analyse, analyseAll } from "./analyse-expression";
import { canCoerce } from "./cast-path";
import { coerce } from "./coerce";
import { commonKey } from "./common-type";
import { compare } from "./compare";
import { refuseNoOperator } from "./refuse-types";
import { resolveOperator } from "./resolve-operator";
import { findHere, type Scope } from "./scope";
import { splitName } from "./type-catalog";
import { arrayOf, booleanType, elementOf, isArray, isKnown, notKnown, typeOf, untyped } from "./type-ref";
import { castNode, isNull, stringNode, type Typed, typed } from "./typed";

type Operation = NodeOf<"A_Expr">;

/** An operator between operands, or one of the constructs the grammar writes as one. */
export function analyseOperation(node: Operation, scope: Scope): Typed {
  switch (node.kind) {
    case "AEXPR_OP_ANY":
    case "AEXPR_OP_ALL":
      return analyseArrayOperation(node, scope);
    case "AEXPR_IN":
      return analyseIn(node, scope);
    case "AEXPR_DISTINCT":
    case "AEXPR_NOT_DISTINCT":
      return analyseDistinct(node, scope);
    case "AEXPR_NULLIF":
      return analyseNullIf(node, scope);
    case "AEXPR_BETWEEN":
    case "AEXPR_NOT_BETWEEN":
    case "AEXPR_BETWEEN_SYM":
    case "AEXPR_NOT_BETWEEN_SYM":
      return analyseBetween(node, scope);
    default:
      return analyseOperator(node, scope);
  }
}

function operatorOf(node: Operation): string {
  return stringsOf(node.name).at(-1) ?? "";
}

function analyseOperator(node: Operation, scope: Scope): Typed {
  if (!node.rexpr) return typed({ A_Expr: node }, notKnown);
  const right = analyse(node.rexpr, scope);
  if (!node.lexpr) return analysePrefix(node, right, scope);
  const left = analyse(node.lexpr, scope);
  if ("RowExpr" in left.node && "RowExpr" in right.node)
    return compareRows(node, left.node.RowExpr, right.node.RowExpr, scope);
  const applied = compare(operatorOf(node), left, right, scope);
  const name = nameIn(node, applied.extension, scope);
  return typed({ A_Expr: { ...node, ...name, lexpr: applied.left.node, rexpr: applied.right.node } }, applied.type);
}

/** An operator of an extension is printed with its schema where that is not the one everybody looks in. */
function nameIn(node: Operation, extension: string | null, { analysis }: Scope): { name?: Node[] } {
  if (extension === null) return {};
  const parts = splitName(qualifyName(analysis.types.schemaOf(extension), "x"));
  return parts.length > 1 ? { name: [parts[0] ?? "", operatorOf(node)].map(stringNode) } : {};
}

function analysePrefix(node: Operation, right: Typed, { analysis: { types } }: Scope): Typed {
  const found = resolveOperator(types, operatorOf(node), null, right.type.key);
  if (!found) refuseNoOperator(types, operatorOf(node), [right]);
  const operand = found ? coerce(types, right, found.args[0] ?? "?") : right;
  return typed({ A_Expr: { ...node, rexpr: operand.node } }, found ? typeOf(found.returns) : notKnown);
}

/** `make_row_comparison_op`: field by field; equal rows are equal in all fields, different ones in some. */
function compareRows(node: Operation, left: NodeOf<"RowExpr">, right: NodeOf<"RowExpr">, scope: Scope): Typed {
  const operator = operatorOf(node);
  if (operator === "=" || operator === "<>") {
    const pairs = (left.args ?? []).map((each, index) => ({ left: each, right: right.args?.[index] ?? each }));
    const args = pairs.map(
      (pair): Node => ({ A_Expr: { kind: "AEXPR_OP", name: node.name ?? [], lexpr: pair.left, rexpr: pair.right } }),
    );
    return analyse({ BoolExpr: { boolop: operator === "=" ? "AND_EXPR" : "OR_EXPR", args } }, scope);
  }
  const rights = analyseAll(right.args, scope);
  const pairs = analyseAll(left.args, scope).flatMap((each, index) => {
    const other = rights[index];
    return other ? [compare(operator, each, other, scope)] : [];
  });
  const lexpr = { RowExpr: { ...left, args: pairs.map((each) => each.left.node) } };
  const rexpr = { RowExpr: { ...right, args: pairs.map((each) => each.right.node) } };
  return typed({ A_Expr: { ...node, lexpr, rexpr } }, booleanType);
}

/** `= ANY (array)`: the operator is chosen for the element, both sides are brought to what it takes. */
function analyseArrayOperation(node: Operation, scope: Scope): Typed {
  const left = node.lexpr && analyse(node.lexpr, scope);
  const right = node.rexpr && analyse(node.rexpr, scope);
  if (!left || !right) return typed({ A_Expr: node }, booleanType);
  const sides = applyToArray(operatorOf(node), left, right, scope);
  return typed({ A_Expr: { ...node, lexpr: sides.left.node, rexpr: arrayNode(sides.right, scope) } }, booleanType);
}

/** An array that a query gives has a cast behind it: without one the query would be read as giving the elements. */
function arrayNode({ node, type }: Typed, { analysis: { types } }: Scope): Node {
  const isQuery = unwrap(node, "SubLink")?.subLinkType === "EXPR_SUBLINK";
  return isQuery && isKnown(type.key) ? castNode(node, type, types) : node;
}

function applyToArray(operator: string, left: Typed, right: Typed, { analysis: { types } }: Scope) {
  const array = types.base(right.type).key;
  if (types.isTold(array) && !isArray(array)) refuse("INVALID_STATEMENT", `${operator} ANY and ALL want an array`);
  const element = array === untyped.key ? array : isKnown(array) ? elementOf(array) : notKnown.key;
  const found = resolveOperator(types, operator, left.type.key, element);
  if (!found) {
    refuseNoOperator(types, operator, [left, { ...right, type: typeOf(element) }]);
    return { left, right };
  }
  if (!found.isImmutable) types.noteUnsteady();
  const [first = "?", second = "?"] = found.args;
  return { left: coerce(types, left, first), right: coerce(types, right, arrayOf(second)) };
}

/** Constants are gathered in one array where they have a common type; what refers to a column is compared by itself. */
function analyseIn(node: Operation, scope: Scope): Typed {
  const { types } = scope.analysis;
  const items = itemsOf(node.rexpr);
  if (node.lexpr && "RowExpr" in node.lexpr) return analyseRowsIn(node, node.lexpr, items, scope);
  const left = node.lexpr ? analyse(node.lexpr, scope) : typed({ A_Expr: node }, notKnown);
  const values = analyseAll(items, scope);
  const isConstant = items.map((item) => !hasColumn(item, scope));
  const constants = values.filter((_, index) => isConstant[index]);
  const others = values.filter((_, index) => !isConstant[index]);
  const key =
    constants.length > 1
      ? commonKey(
          types,
          [left, ...constants].map(({ type }) => type.key),
        )
      : null;
  const isArray = key !== null && constants.every(({ type }) => canCoerce(types, type.key, key, "implicit"));
  const isNegated = operatorOf(node) === "<>";
  const parts = isArray
    ? [inArray(node, left, constants, key, scope), ...others.map((each) => comparison(node, left, each, scope))]
    : values.map((each) => comparison(node, left, each, scope));
  return typed(joinPairs(parts, isNegated), booleanType);
}

/** The comparisons of an IN, two by two. */
function joinPairs(parts: readonly Node[], isNegated: boolean): Node {
  const boolop = isNegated ? "AND_EXPR" : "OR_EXPR";
  return parts.reduce((joined, part): Node => ({ BoolExpr: { boolop, args: [joined, part] } }));
}

function analyseRowsIn({ name = [] }: Operation, lexpr: Node, items: readonly Node[], scope: Scope): Typed {
  const args = items.map((rexpr): Node => ({ A_Expr: { kind: "AEXPR_OP", name, lexpr, rexpr } }));
  return analyse(joinPairs(args, stringsOf(name).at(-1) === "<>"), scope);
}

/** Whether an expression refers to a column of this very query. */
function hasColumn(node: Node, scope: Scope): boolean {
  let found = false;
  walk(node, (inner) => {
    if (!("ColumnRef" in inner)) return;
    const names = stringsOf(inner.ColumnRef.fields);
    found ||= findHere(names.at(-1) ?? "", names.at(-2) ?? null, scope) !== undefined;
  });
  return found;
}

function inArray(node: Operation, left: Typed, constants: readonly Typed[], key: string, scope: Scope): Node {
  const { types } = scope.analysis;
  const elements = constants.map((each) => coerce(types, each, key).node);
  const array = typed({ A_ArrayExpr: { elements } }, typeOf(arrayOf(key)));
  const sides = applyToArray(operatorOf(node), left, array, scope);
  const kind = operatorOf(node) === "<>" ? "AEXPR_OP_ALL" : "AEXPR_OP_ANY";
  return { A_Expr: { kind, name: node.name ?? [], lexpr: sides.left.node, rexpr: sides.right.node } };
}

function comparison({ name = [] }: Operation, left: Typed, right: Typed, scope: Scope): Node {
  const applied = compare(stringsOf(name).at(-1) ?? "", left, right, scope);
  return { A_Expr: { kind: "AEXPR_OP", name, lexpr: applied.left.node, rexpr: applied.right.node } };
}

/** Against a bare NULL it is a test for NULL (`make_nulltest_from_distinct`). */
function analyseDistinct(node: Operation, scope: Scope): Typed {
  const { lexpr, rexpr } = node;
  const nulltesttype = node.kind === "AEXPR_DISTINCT" ? "IS_NOT_NULL" : "IS_NULL";
  const other = isNull(rexpr) ? lexpr : isNull(lexpr) ? rexpr : undefined;
  if (other) return analyse({ NullTest: { arg: other, nulltesttype } }, scope);
  if (!lexpr || !rexpr) return typed({ A_Expr: node }, booleanType);
  const [left, right] = [analyse(lexpr, scope), analyse(rexpr, scope)];
  if ("RowExpr" in left.node && "RowExpr" in right.node)
    return distinctRows(node, left.node.RowExpr.args ?? [], right.node.RowExpr.args ?? [], scope);
  const applied = compare("=", left, right, scope);
  return typed({ A_Expr: { ...node, lexpr: applied.left.node, rexpr: applied.right.node } }, booleanType);
}

/** `make_row_distinct_op`: rows differ where one of their fields does. */
function distinctRows(node: Operation, left: readonly Node[], right: readonly Node[], scope: Scope): Typed {
  const fields = left.map((lexpr, index): Node => {
    const rexpr = right[index] ?? lexpr;
    return { A_Expr: { kind: "AEXPR_DISTINCT", name: node.name ?? [], lexpr, rexpr } };
  });
  const [first] = fields;
  if (!first) return typed({ A_Expr: node }, booleanType);
  const differ = fields
    .slice(1)
    .reduce((one, other): Node => ({ BoolExpr: { boolop: "OR_EXPR", args: [one, other] } }), first);
  if (node.kind === "AEXPR_DISTINCT") return analyse(differ, scope);
  return analyse({ BoolExpr: { boolop: "NOT_EXPR", args: [differ] } }, scope);
}

function analyseNullIf(node: Operation, scope: Scope): Typed {
  if (!node.lexpr || !node.rexpr) return typed({ A_Expr: node }, notKnown);
  const applied = compare("=", analyse(node.lexpr, scope), analyse(node.rexpr, scope), scope);
  return typed({ A_Expr: { ...node, lexpr: applied.left.node, rexpr: applied.right.node } }, applied.left.type);
}

/** `x BETWEEN a AND b` is two comparisons, each with the operator of its own types. */
function analyseBetween(node: Operation, scope: Scope): Typed {
  const [low, high] = itemsOf(node.rexpr);
  if (!node.lexpr || !low || !high) return typed({ A_Expr: node }, booleanType);
  const isNegated = node.kind?.includes("NOT") ?? false;
  const one = (name: string, side: Node): Node => ({
    A_Expr: { kind: "AEXPR_OP", name: [stringNode(name)], ...(node.lexpr ? { lexpr: node.lexpr } : {}), rexpr: side },
  });
  const join = (boolop: "AND_EXPR" | "OR_EXPR", args: Node[]): Node => ({ BoolExpr: { boolop, args } });
  const within = (from: Node, to: Node) =>
    isNegated ? join("OR_EXPR", [one("<", from), one(">", to)]) : join("AND_EXPR", [one(">=", from), one("<=", to)]);
  if (!node.kind?.endsWith("SYM")) return analyse(within(low, high), scope);
  return analyse(join(isNegated ? "AND_EXPR" : "OR_EXPR", [within(low, high), within(high, low)]), scope);
}
