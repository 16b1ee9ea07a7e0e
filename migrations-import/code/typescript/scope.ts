import type { Expression } from "oxc-parser";
import type { Declaration, Module } from "./parse-module";
import { member, type Value } from "./value";

/** Where an expression stands: its module, the names it can see, and how much may still be read. */
export type Scope = {
  readonly module: Module;
  readonly budget: { steps: number; depth: number };
  lookup(name: string): Value;
  /** Reads an expression that stands in a scope; see evaluate.ts. */
  evaluate(node: Expression, scope: Scope): Value;
};

/** What a name that is declared by an expression, or by a part of one, stands for. */
export function readExpression(declaration: Extract<Declaration, { kind: "expression" }>, scope: Scope): Value {
  const value = scope.evaluate(declaration.node, scope);
  return declaration.property === null ? value : member(value, declaration.property);
}
