import { itemsOf, type Node, type NodeOf, unwrap } from "../grammar/node";
import { analyseCondition } from "./analyse-branches";
import { analyseWindow } from "./analyse-call";
import { analyse } from "./analyse-expression";
import { analyseFrom } from "./analyse-from";
import { analyseSetOperation } from "./analyse-set-operation";
import { analyseGroups, analyseOrder, type Target } from "./analyse-sort";
import { analyseTargets, targetNodes } from "./analyse-targets";
import { analyseValues } from "./analyse-value-lists";
import { analyseWith } from "./analyse-with";
import { claimAliases, isSingle } from "./claim-aliases";
import { coerce } from "./coerce";
import { apart } from "./collation";
import type { ResultColumn, Scope } from "./scope";
import type { Typed } from "./typed";

export type Select = NodeOf<"SelectStmt">;

/** Where a query stands: whether what is around sees the names of its results, and the names they are given there. */
export type SelectPlace = {
  readonly isNamed?: boolean;
  readonly names?: readonly string[];
  /** It is the whole query of a view: all queries united in it show the names of the results. */
  readonly isResult?: boolean;
  /** Constants without a type keep none: the queries this one is united with decide. */
  readonly isOpen?: boolean;
  /** Called with the first of united queries, which a recursive WITH query takes its columns from. */
  readonly onFirst?: (columns: readonly ResultColumn[]) => void;
};

/** A query as analysis leaves it. `values` are the results' expressions, where it is one SELECT. */
export type AnalysedSelect = {
  readonly select: Select;
  readonly columns: readonly ResultColumn[];
  readonly values: readonly Typed[];
  /** Whether `columns` are all it gives: not so where a star stands for what is not known. */
  readonly isWhole: boolean;
};

/** Reads a query: what its names mean, the types of its results; and writes out what PostgreSQL adds. */
export function analyseSelect(node: Select, outer: Scope, place: SelectPlace = {}): AnalysedSelect {
  return apart(outer.analysis, () => analyseWhole(node, outer, place));
}

function analyseWhole(node: Select, outer: Scope, place: SelectPlace): AnalysedSelect {
  const claimed = claimAliases(node, outer.taken);
  const around: Scope = {
    analysis: outer.analysis,
    queries: outer.queries,
    sources: [],
    merged: [],
    outer,
    isPrefixed: !outer.isRoot || !isSingle(node),
    taken: claimed.taken,
  };
  const { clause, queries } = analyseWith(node.withClause, around);
  const base: Scope = { ...around, queries };
  const withClause = clause ? { withClause: clause } : {};
  if (node.larg && node.rarg) {
    const united = analyseSetOperation(node, base, place);
    return { ...united, select: { ...united.select, ...withClause, ...limitsOf(node, base) } };
  }
  if (node.valuesLists) {
    const values = analyseValues(node, base, place);
    return { ...values, select: { ...values.select, ...withClause, ...limitsOf(node, base) } };
  }
  return analysePlain(node, base, claimed.print, place, withClause);
}

function analysePlain(
  node: Select,
  base: Scope,
  aliases: (alias: string) => string,
  place: SelectPlace,
  withClause: Partial<Select>,
): AnalysedSelect {
  const from = analyseFrom(node.fromClause ?? [], base, aliases);
  const scope: Scope = { ...base, sources: from.sources, merged: from.merged };
  const targets = analyseTargets(node.targetList ?? [], scope, place, from.columns);
  const select: Select = {
    ...node,
    ...withClause,
    targetList: targetNodes(targets, place),
    ...(node.fromClause ? { fromClause: [...itemsOf(from.node)] } : {}),
    ...clausesOf(node, targets, scope),
    ...limitsOf(node, scope),
    ...(node.lockingClause ? { lockingClause: node.lockingClause.flatMap((each) => locksOf(each, scope)) } : {}),
  };
  const known = targets.filter(({ name }) => name !== "*");
  return {
    select,
    columns: known.map(({ name, value }, index) => ({ name: place.names?.[index] ?? name, type: value.type })),
    values: known.map(({ value }) => value),
    isWhole: known.length === targets.length,
  };
}

function clausesOf(node: Select, targets: readonly Target[], scope: Scope): Partial<Select> {
  const distinctOn = (node.distinctClause ?? []).some((each) => Object.keys(each).length > 0);
  return {
    ...(node.whereClause ? { whereClause: analyseCondition(node.whereClause, scope).bare } : {}),
    ...(node.havingClause ? { havingClause: analyseCondition(node.havingClause, scope).bare } : {}),
    ...(node.groupClause ? { groupClause: analyseGroups(node.groupClause, targets, scope) } : {}),
    ...(node.sortClause ? { sortClause: analyseOrder(node.sortClause, targets, scope) } : {}),
    ...(node.distinctClause && distinctOn ? { distinctClause: analyseOrder(node.distinctClause, targets, scope) } : {}),
    ...(node.windowClause ? { windowClause: node.windowClause.map((each) => windowNode(each, scope)) } : {}),
  };
}

/** `FOR UPDATE` says of each relation that it locks it. */
function locksOf(node: Node, scope: Scope): Node[] {
  const clause = unwrap(node, "LockingClause");
  if (!clause || clause.lockedRels?.length) return [node];
  return scope.sources.map(({ printed }) => ({
    LockingClause: { ...clause, lockedRels: [{ RangeVar: { relname: printed, inh: true, relpersistence: "p" } }] },
  }));
}

function windowNode(node: Node, scope: Scope): Node {
  const window = unwrap(node, "WindowDef");
  return window ? { WindowDef: analyseWindow(window, scope) } : node;
}

function limitsOf(node: Select, scope: Scope): Partial<Select> {
  const one = (each: Node) => coerce(scope.analysis.types, analyse(each, scope), "int8").bare;
  return {
    ...(node.limitCount ? { limitCount: one(node.limitCount) } : {}),
    ...(node.limitOffset ? { limitOffset: one(node.limitOffset) } : {}),
  };
}
