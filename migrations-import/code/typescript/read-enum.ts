import type { Statement } from "oxc-parser";
import type { Scope } from "./scope";
import { constant, type Entry, numberOf, unknown, type Value } from "./value";

/** A TypeScript enum as a record of its members; members without a value count on from the number before. */
export function readEnum(node: Extract<Statement, { type: "TSEnumDeclaration" }>, scope: Scope): Value {
  const entries = new Map<string, Entry>();
  let next: number | null = 0;
  for (const { id, initializer, ...span } of node.body.members) {
    const name = id.type === "Identifier" ? id.name : id.type === "Literal" ? id.value : null;
    if (name === null) continue;
    const value: Value =
      initializer !== null ? scope.evaluate(initializer, scope) : next === null ? unknown : constant(next);
    const number = numberOf(value);
    next = number === null ? null : number + 1;
    entries.set(name, { value, place: scope.module.place(span) });
  }
  return { kind: "record", entries, isWhole: true };
}
