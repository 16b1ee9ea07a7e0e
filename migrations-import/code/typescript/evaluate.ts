import type { ArrayExpressionElement, Expression, ObjectPropertyKind, TemplateLiteral } from "oxc-parser";
import { readFunction } from "./call-function";
import { methodOf } from "./known-methods";
import type { Scope } from "./scope";
import { applyValue, constant, type Entry, member, unknown, type Value } from "./value";

/** What an expression comes to, without running it. Unknown where only running could tell, or where too much was read. */
export function evaluate(node: Expression, scope: Scope): Value {
  const { budget } = scope;
  if (budget.steps <= 0 || budget.depth <= 0) return unknown;
  budget.steps -= 1;
  budget.depth -= 1;
  const value = read(node, scope);
  budget.depth += 1;
  return value;
}

function read(node: Expression, scope: Scope): Value {
  switch (node.type) {
    case "Literal":
      return readLiteral(node.value);
    case "Identifier":
      return node.name === "undefined" ? constant(null) : scope.lookup(node.name);
    case "TemplateLiteral":
      return readTemplate(node, scope);
    case "TaggedTemplateExpression":
      return readTagged(node, scope);
    case "ObjectExpression":
      return readObject(node.properties, scope);
    case "ArrayExpression":
      return readArray(node.elements, scope);
    case "MemberExpression":
      return readMember(node, scope);
    case "CallExpression":
      return readCall(node, scope);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return readFunction(node, scope);
    case "UnaryExpression":
      return readUnary(node, scope);
    case "BinaryExpression":
      return readBinary(node, scope);
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TSNonNullExpression":
    case "TSInstantiationExpression":
      return evaluate(node.expression, scope);
    default:
      return unknown;
  }
}

function readLiteral(value: unknown): Value {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null)
    return constant(value);
  return typeof value === "bigint" ? constant(String(value)) : unknown;
}

function readTemplate(node: TemplateLiteral, scope: Scope): Value {
  let text = "";
  for (const [index, { value }] of node.quasis.entries()) {
    text += value.cooked ?? value.raw;
    const expression = node.expressions[index];
    if (expression === undefined) continue;
    const part = evaluate(expression, scope);
    if (part.kind !== "constant") return unknown;
    text += String(part.value);
  }
  return constant(text);
}

/** A tag is called with a list of the texts, then what stands between them. */
function readTagged(node: Extract<Expression, { type: "TaggedTemplateExpression" }>, scope: Scope): Value {
  const tag = evaluate(node.tag, scope);
  const texts = node.quasi.quasis.map(({ value }) => constant(value.cooked ?? value.raw));
  const between = node.quasi.expressions.map((each) => evaluate(each, scope));
  return applyValue(tag, [{ kind: "list", items: texts, isWhole: true }, ...between], scope.module.place(node));
}

function readObject(properties: readonly ObjectPropertyKind[], scope: Scope): Value {
  const entries = new Map<string, Entry>();
  let isWhole = true;
  for (const each of properties) {
    if (each.type === "SpreadElement") {
      const spread = evaluate(each.argument, scope);
      if (spread.kind === "record") for (const [name, entry] of spread.entries) entries.set(name, entry);
      isWhole &&= spread.kind === "record" ? spread.isWhole : spread.kind === "constant";
      continue;
    }
    const name = keyOf(each.key, each.computed, scope);
    if (name === null) isWhole = false;
    else entries.set(name, { value: evaluate(each.value, scope), place: scope.module.place(each) });
  }
  return { kind: "record", entries, isWhole };
}

function keyOf(key: { readonly type: string }, isComputed: boolean, scope: Scope): string | null {
  if (!isComputed && "name" in key) return String(key.name);
  const value = evaluate(key as Expression, scope);
  return value.kind === "constant" ? String(value.value) : null;
}

function readArray(elements: readonly ArrayExpressionElement[], scope: Scope): Value {
  const items: Value[] = [];
  let isWhole = true;
  for (const each of elements) {
    if (each === null) items.push(constant(null));
    else if (each.type !== "SpreadElement") items.push(evaluate(each, scope));
    else {
      const spread = evaluate(each.argument, scope);
      if (spread.kind === "list") items.push(...spread.items);
      isWhole &&= spread.kind === "list" && spread.isWhole;
    }
  }
  return { kind: "list", items, isWhole };
}

function readMember(node: Extract<Expression, { type: "MemberExpression" }>, scope: Scope): Value {
  const name = keyOf(node.property, node.computed, scope);
  // What a global object offers is asked for before the object itself, which is not known.
  const owner = node.object.type === "Identifier" ? node.object.name : null;
  const object = evaluate(node.object, scope);
  if (name === null) return unknown;
  if (object.kind !== "constant" && object.kind !== "list" && object.kind !== "unknown") return member(object, name);
  if (object.kind === "list" && /^\d+$/.test(name)) return object.items[Number(name)] ?? unknown;
  return methodOf(object, owner, name);
}

function readCall(node: Extract<Expression, { type: "CallExpression" }>, scope: Scope): Value {
  const callee = evaluate(node.callee, scope);
  if (callee.kind === "unknown") return unknown;
  const args: Value[] = [];
  for (const each of node.arguments) {
    if (each.type !== "SpreadElement") args.push(evaluate(each, scope));
    else {
      const spread = evaluate(each.argument, scope);
      if (spread.kind !== "list" || !spread.isWhole) args.push(unknown);
      else args.push(...spread.items);
    }
  }
  return applyValue(callee, args, scope.module.place(node));
}

function readUnary(node: Extract<Expression, { type: "UnaryExpression" }>, scope: Scope): Value {
  const value = evaluate(node.argument, scope);
  if (value.kind !== "constant") return unknown;
  if (node.operator === "-" && typeof value.value === "number") return constant(-value.value);
  return node.operator === "!" && typeof value.value === "boolean" ? constant(!value.value) : unknown;
}

function readBinary(node: Extract<Expression, { type: "BinaryExpression" }>, scope: Scope): Value {
  if (node.left.type === "PrivateIdentifier") return unknown;
  const left = evaluate(node.left, scope);
  const right = evaluate(node.right, scope);
  if (left.kind !== "constant" || right.kind !== "constant") return unknown;
  if (node.operator === "+" && (typeof left.value === "string" || typeof right.value === "string"))
    return constant(`${left.value}${right.value}`);
  if (typeof left.value !== "number" || typeof right.value !== "number") return unknown;
  if (node.operator === "+") return constant(left.value + right.value);
  if (node.operator === "*") return constant(left.value * right.value);
  return node.operator === "-" ? constant(left.value - right.value) : unknown;
}
