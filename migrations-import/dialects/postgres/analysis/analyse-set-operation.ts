import type { Node } from "../grammar/node";
import { resolveText } from "./analyse-branches";
import { type AnalysedSelect, analyseSelect, type Select, type SelectPlace } from "./analyse-select";
import { placesOf } from "./analyse-sort";
import { coerce } from "./coerce";
import { commonType } from "./common-type";
import { refuseUnlike } from "./refuse-types";
import type { ResultColumn, Scope } from "./scope";
import { isKnown, notKnown } from "./type-ref";
import { isUntypedConstant, type Typed } from "./typed";

/** United queries: results have the names of the first and the common types of all (PostgreSQL manual, 10.5). */
export function analyseSetOperation(node: Select, scope: Scope, place: SelectPlace): AnalysedSelect {
  const first = analyseArm(node.larg ?? {}, scope, { ...place, isOpen: true });
  place.onFirst?.(first.columns.map(resolved));
  const names = place.isResult ? { names: first.columns.map(({ name }) => name), isResult: true } : {};
  const second = analyseArm(node.rarg ?? {}, scope, { isOpen: true, ...names });
  const columns = first.columns.map((column, index) => unite(column, second.columns[index], scope));
  const select: Select = {
    ...node,
    larg: withTypes(first, columns, scope),
    rarg: withTypes(second, columns, scope),
    ...(node.sortClause
      ? {
          sortClause: placesOf(
            node.sortClause,
            columns.map(({ name }) => name),
          ),
        }
      : {}),
  };
  return { select, columns, values: [], isWhole: first.isWhole && second.isWhole };
}

function analyseArm(node: Select, scope: Scope, place: SelectPlace): AnalysedSelect {
  const { onFirst: _, ...rest } = place;
  return analyseSelect(node, { ...scope, sources: [], merged: [] }, node.larg ? place : rest);
}

function resolved(column: ResultColumn): ResultColumn {
  return column.type.key === "unknown" ? { ...column, type: { key: "text", mod: "" } } : column;
}

function unite(left: ResultColumn, right: ResultColumn | undefined, scope: Scope): ResultColumn {
  if (!right) return left;
  const { types } = scope.analysis;
  const type = commonType(types, [left.type, right.type]);
  refuseUnlike(types, [left.type.key, right.type.key], type?.key ?? null);
  const collation = left.type.collation ?? right.type.collation;
  return { name: left.name, type: type ? { ...type, ...(collation ? { collation } : {}) } : notKnown };
}

/** Constants that had no type take that of their column; everything else stays as it is. */
function withTypes({ select, values }: AnalysedSelect, columns: readonly ResultColumn[], scope: Scope): Select {
  const nodes = new Map(values.flatMap((value, index) => typedConstant(value, columns[index], scope)));
  if (nodes.size === 0 || !select.targetList) return select;
  const replace = (target: Node): Node => {
    if (!("ResTarget" in target) || !target.ResTarget.val) return target;
    const node = nodes.get(target.ResTarget.val);
    return node ? { ResTarget: { ...target.ResTarget, val: node } } : target;
  };
  return { ...select, targetList: select.targetList.map(replace) };
}

function typedConstant(
  value: Typed,
  column: ResultColumn | undefined,
  scope: Scope,
): readonly (readonly [Node, Node])[] {
  if (!column || !isUntypedConstant(value)) return [];
  const { key } = column.type;
  const { node } = isKnown(key) ? coerce(scope.analysis.types, value, key) : resolveText(value, scope);
  return [[value.node, node]];
}
