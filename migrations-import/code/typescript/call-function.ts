import type { Expression, FunctionBody, ParamPattern, Statement } from "oxc-parser";
import { type Declaration, declare } from "./parse-module";
import { readExpression, type Scope } from "./scope";
import { callable, member, unknown, type Value } from "./value";

type FunctionNode = {
  readonly params: readonly ParamPattern[];
  readonly body: FunctionBody | Expression | null;
};

/**
 * A function of the code as a value. Calling it reads its body: an expression, or the first `return` that stands at its
 * top level, with the names declared before it. What it decides at run time is unknown.
 */
export function readFunction(node: FunctionNode, scope: Scope): Value {
  return callable((args) => {
    if (node.body === null) return unknown;
    const given = bindParameters(node.params, args, scope);
    if (node.body.type !== "BlockStatement") return scope.evaluate(node.body as Expression, withNames(scope, given));
    return readBody(node.body, given, scope);
  });
}

type Names = ReadonlyMap<string, () => Value>;

function readBody(body: FunctionBody, given: Names, scope: Scope): Value {
  const declarations = new Map<string, Declaration>();
  for (const statement of body.body) {
    if (statement.type === "ReturnStatement") {
      const inner = withNames(scope, new Map([...given, ...lazily(declarations, () => inner)]));
      return statement.argument === null ? unknown : inner.evaluate(statement.argument, inner);
    }
    if (decides.has(statement.type)) return unknown;
    declare(statement as Statement, declarations);
  }
  return unknown;
}

const decides = new Set([
  "IfStatement",
  "SwitchStatement",
  "ForStatement",
  "ForOfStatement",
  "ForInStatement",
  "WhileStatement",
  "DoWhileStatement",
  "TryStatement",
]);

function lazily(declarations: ReadonlyMap<string, Declaration>, scope: () => Scope): [string, () => Value][] {
  return [...declarations].map(([name, declaration]) => {
    let value: Value | null = null;
    return [
      name,
      () => {
        value ??= declaration.kind === "expression" ? readExpression(declaration, scope()) : unknown;
        return value;
      },
    ];
  });
}

function withNames(scope: Scope, names: Names): Scope {
  return { ...scope, lookup: (name) => names.get(name)?.() ?? scope.lookup(name) };
}

function bindParameters(params: readonly ParamPattern[], args: readonly Value[], scope: Scope): Names {
  const names = new Map<string, () => Value>();
  for (const [index, param] of params.entries()) {
    const arg = args[index];
    if (param.type === "Identifier") names.set(param.name, () => arg ?? unknown);
    else if (param.type === "AssignmentPattern" && param.left.type === "Identifier") {
      const { right } = param;
      names.set(param.left.name, () => arg ?? scope.evaluate(right, scope));
    } else if (param.type === "ObjectPattern") {
      for (const each of param.properties) {
        if (each.type !== "Property" || each.key.type !== "Identifier" || each.value.type !== "Identifier") continue;
        const { name } = each.key;
        names.set(each.value.name, () => member(arg ?? unknown, name));
      }
    } else if (param.type === "ArrayPattern") {
      for (const [at, each] of param.elements.entries()) {
        if (each?.type === "Identifier") names.set(each.name, () => (arg?.kind === "list" && arg.items[at]) || unknown);
      }
    }
  }
  return names;
}
