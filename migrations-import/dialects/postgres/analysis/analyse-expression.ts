import { MAX_ANALYSED_PARTS } from "../../../model/limits";
import type { Node, NodeOf, NodeTag } from "../grammar/node";
import { refuse } from "../refusal";
import {
  analyseBoolean,
  analyseCase,
  analyseCoalesce,
  analyseMinMax,
  analyseNullTest,
  analyseTruth,
} from "./analyse-branches";
import { analyseCall } from "./analyse-call";
import { analyseColumn } from "./analyse-column";
import { analyseInside } from "./analyse-inside";
import { analyseOperation } from "./analyse-operation";
import { analyseSubLink } from "./analyse-sublink";
import {
  analyseArray,
  analyseCast,
  analyseCollation,
  analyseConstant,
  analyseGrouping,
  analyseIndirection,
  analyseRow,
  analyseValueFunction,
} from "./analyse-values";
import { settleCollation } from "./collation";
import { analyseParameter } from "./parameters";
import type { Scope } from "./scope";
import { notKnown } from "./type-ref";
import { type Typed, typed } from "./typed";

type Handlers = { readonly [T in NodeTag]?: (node: NodeOf<T>, scope: Scope) => Typed };

const handlers: Handlers = {
  A_Const: analyseConstant,
  ColumnRef: analyseColumn,
  TypeCast: analyseCast,
  A_Expr: analyseOperation,
  BoolExpr: analyseBoolean,
  NullTest: analyseNullTest,
  BooleanTest: analyseTruth,
  FuncCall: analyseCall,
  CoalesceExpr: analyseCoalesce,
  MinMaxExpr: analyseMinMax,
  CaseExpr: analyseCase,
  SubLink: analyseSubLink,
  A_ArrayExpr: (node, scope) => analyseArray(node, scope),
  RowExpr: analyseRow,
  A_Indirection: analyseIndirection,
  CollateClause: analyseCollation,
  SQLValueFunction: analyseValueFunction,
  NamedArgExpr: (node, scope) => (node.arg ? analyse(node.arg, scope) : typed({ NamedArgExpr: node }, notKnown)),
  GroupingFunc: analyseGrouping,
  ParamRef: analyseParameter,
};

/**
 * Reads an expression as PostgreSQL's analysis does: finds what its names mean and what types its parts have, and writes out the
 * conversions. What it does not know stays as written.
 */
export function analyse(node: Node, scope: Scope): Typed {
  if (--scope.analysis.budget < 0) refuse("LIMIT_EXCEEDED", ...tooManyAnalysed);
  // Not by Object.keys: this runs for every part of every expression.
  for (const tag in node) {
    const handle = handlers[tag as NodeTag] as ((contents: unknown, scope: Scope) => Typed) | undefined;
    const { analysis } = scope;
    const around = analysis.collation;
    analysis.collation = null;
    const value = handle ? handle(node[tag as keyof Node], scope) : analyseInside(node, scope);
    return settleCollation(analysis, around, value);
  }
  return typed(node, notKnown);
}

const tooManyAnalysed = [
  `the statement says more than ${MAX_ANALYSED_PARTS.toLocaleString("en")} things when it is spelled out as PostgreSQL does`,
  "does it nest BETWEEN, or queries that repeat each other?",
] as const;

/** Several, in order. */
export function analyseAll(nodes: readonly Node[] | undefined, scope: Scope): readonly Typed[] {
  return (nodes ?? []).map((node) => analyse(node, scope));
}
