import { isSteadyCast } from "./cast-path";
import { coerce } from "./coerce";
import { refuseNoOperator } from "./refuse-types";
import { resolveOperator } from "./resolve-operator";
import type { Scope } from "./scope";
import type { TypeCatalog } from "./type-catalog";
import { notKnown, type TypeRef, typeOf } from "./type-ref";
import type { Typed } from "./typed";

/** Operands as an operator takes them, and what it gives. */
export type Applied = {
  readonly left: Typed;
  readonly right: Typed;
  readonly type: TypeRef;
  readonly extension: string | null;
};

/** Puts an operator between two expressions: they as they were, and the type not known, where none is found. */
export function compare(operator: string, left: Typed, right: Typed, scope: Scope): Applied {
  const { types } = scope.analysis;
  const found = resolveOperator(types, operator, left.type.key, right.type.key);
  if (!found) {
    refuseNoOperator(types, operator, [left, right]);
    return { left, right, type: notKnown, extension: null };
  }
  const [first = "?", second = "?"] = found.args;
  if (!found.isImmutable || !isSteadyJoin(types, operator, first, second)) types.noteUnsteady();
  return {
    left: coerce(types, left, first),
    right: coerce(types, right, second),
    type: typeOf(found.returns),
    extension: found.extension,
  };
}

/** What is put behind or in front of a text becomes one first. */
function isSteadyJoin(types: TypeCatalog, operator: string, left: string, right: string): boolean {
  if (operator !== "||" || left === right) return true;
  return (
    (right !== "text" || isSteadyCast(types, left, right)) && (left !== "text" || isSteadyCast(types, right, left))
  );
}
