import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { analyse, analyseAll } from "./analyse-expression";
import { coerce, coerceAll, coerceCondition } from "./coerce";
import { apart } from "./collation";
import { compare } from "./compare";
import type { Scope } from "./scope";
import { booleanType, textType, untyped } from "./type-ref";
import { isUntypedConstant, nameNull, type Typed, typed } from "./typed";

/** A condition: brought to a boolean. */
export function analyseCondition(node: Node, scope: Scope): Typed {
  return coerceCondition(scope.analysis.types, analyse(node, scope));
}

export function analyseBoolean(node: NodeOf<"BoolExpr">, scope: Scope): Typed {
  const args = (node.args ?? []).map((arg) => analyseCondition(arg, scope).bare);
  return typed({ BoolExpr: { ...node, args } }, booleanType);
}

export function analyseNullTest(node: NodeOf<"NullTest">, scope: Scope): Typed {
  if (!node.arg) return typed({ NullTest: node }, booleanType);
  const arg = nameNull(scope.analysis.types, analyse(node.arg, scope));
  return typed({ NullTest: { ...node, arg: arg.node } }, booleanType);
}

/** An untyped constant that nothing gives a type becomes text. */
export function resolveText(value: Typed, scope: Scope): Typed {
  return isUntypedConstant(value) || (value.arg && value.type.key === untyped.key)
    ? coerce(scope.analysis.types, value, textType.key)
    : value;
}

export function analyseTruth(node: NodeOf<"BooleanTest">, scope: Scope): Typed {
  const arg = node.arg && analyseCondition(node.arg, scope).bare;
  return typed({ BooleanTest: { ...node, ...(arg ? { arg } : {}) } }, booleanType);
}

export function analyseCoalesce(node: NodeOf<"CoalesceExpr">, scope: Scope): Typed {
  const { values, type } = coerceAll(scope.analysis.types, analyseAll(node.args, scope));
  return typed({ CoalesceExpr: { ...node, args: values.map((each) => each.node) } }, type);
}

export function analyseMinMax(node: NodeOf<"MinMaxExpr">, scope: Scope): Typed {
  const { values, type } = coerceAll(scope.analysis.types, analyseAll(node.args, scope));
  return typed({ MinMaxExpr: { ...node, args: values.map((each) => each.node) } }, type);
}

/** What CASE gives: the last result counts first where the common type is looked for (`transformCaseExpr`). */
export function analyseCase(node: NodeOf<"CaseExpr">, scope: Scope): Typed {
  const whens = (node.args ?? []).map((arg) => unwrap(arg, "CaseWhen") ?? {});
  const { subject, conditions } = apart(scope.analysis, () => analyseWhens(node, whens, scope));
  const results = whens.map(({ result }) => analyse(result ?? nullNode, scope));
  const last = analyse(node.defresult ?? nullNode, scope);
  const all = [...results, last];
  const { values, type } = coerceAll(scope.analysis.types, all, [last, ...results]);
  const args = whens.map((when, index): Node => {
    const [expr, result] = [conditions[index], values[index]?.node];
    return { CaseWhen: { ...when, ...(expr ? { expr } : {}), ...(result ? { result } : {}) } };
  });
  const defresult = values.at(-1)?.node ?? nullNode;
  return typed({ CaseExpr: { ...node, ...(subject ? { arg: subject.node } : {}), args, defresult } }, type);
}

function analyseWhens({ arg }: NodeOf<"CaseExpr">, whens: readonly NodeOf<"CaseWhen">[], scope: Scope) {
  const subject = arg && resolveText(analyse(arg, scope), scope);
  return { subject, conditions: whens.map(({ expr }) => expr && analyseWhen(expr, subject, scope)) };
}

const nullNode: Node = { A_Const: { isnull: true } };

function analyseWhen(node: Node, subject: Typed | undefined, scope: Scope): Node {
  if (!subject) return analyseCondition(node, scope).bare;
  return compare("=", subject, analyse(node, scope), scope).right.bare;
}
