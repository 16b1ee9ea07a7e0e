import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { resolveText } from "./analyse-branches";
import { columnOf, refuseUnread } from "./analyse-column";
import { analyse } from "./analyse-expression";
import type { SelectPlace } from "./analyse-select";
import type { Target } from "./analyse-sort";
import { columnOfRow } from "./analyse-values";
import { nameOf, noName } from "./result-names";
import { type Found, findSource, type Scope } from "./scope";
import { isKnown, notKnown, type TypeRef } from "./type-ref";
import { castNode, stringNode, type Typed, typed } from "./typed";

/** The results of a SELECT, stars spelled out where all columns are known. */
export function analyseTargets(
  nodes: readonly Node[],
  scope: Scope,
  place: SelectPlace,
  columns: () => readonly Found[],
): readonly Target[] {
  const targets = nodes.flatMap((node): readonly Target[] => {
    const { name, val } = unwrap(node, "ResTarget") ?? {};
    if (!val) return [];
    const star = starOf(val, scope, columns);
    if (star) return star;
    const value = asWholeRow(analyse(val, scope), scope);
    return [{ name: name ?? nameOf(val), value: place.isOpen ? value : resolveText(value, scope) }];
  });
  checkCount(targets.length);
  return targets;
}

/** The values of `VALUES` or `ROW`, stars spelled out (`transformExpressionList`); null where a star stands for what is not known. */
export function analyseItems(nodes: readonly Node[] = [], scope: Scope): readonly Typed[] | null {
  const values = nodes.flatMap((node): readonly (Typed | null)[] => {
    const star = starOf(node, scope, () => []);
    return star
      ? star.map(({ name, value }) => (name === "*" ? null : value))
      : [withoutFields(analyse(node, scope), scope)];
  });
  return values.every((value) => value !== null) ? values : null;
}

function checkCount(count: number): void {
  if (count > mostTargets) refuse("INVALID_STATEMENT", `a query has at most ${mostTargets} results`);
}

/** Beyond this a star is not spelled out to be counted: joins merge columns, but hardly so many. */
const mostSpelledOut = 100_000;

/** `MaxTupleAttributeNumber`. */
const mostTargets = 1664;

/** A whole row among the results says what it is a row of. */
function asWholeRow(value: Typed, { analysis: { types } }: Scope): Typed {
  const last = unwrap(value.node, "ColumnRef")?.fields?.at(-1);
  if (!last || !("A_Star" in last) || value.type.key === "record" || !isKnown(value.type.key)) return value;
  return { ...value, node: castNode(value.node, value.type, types) };
}

/** A whole row among values says so wherever it is printed: it would be all its columns otherwise (`get_rule_expr_toplevel`). */
function withoutFields(value: Typed, scope: Scope): Typed {
  const whole = asWholeRow(value, scope);
  return whole === value ? value : { ...whole, bare: whole.node };
}

function starOf(node: Node, scope: Scope, visible: () => readonly Found[]): readonly Target[] | null {
  const fields = unwrap(node, "ColumnRef")?.fields ?? [];
  const last = fields.at(-1);
  if (!last || !("A_Star" in last)) return starOfRow(node, scope);
  const alias = fields.length > 1 ? stringOf(fields.at(-2)) : null;
  const named = alias === null ? undefined : findSource(alias, scope);
  if (alias !== null && !named) refuseUnread(alias, scope);
  const sources = alias === null ? scope.sources : named ? [named] : [];
  if (sources.length === 0 || sources.some(({ isComplete }) => !isComplete))
    return unexpanded(node, sources.flatMap(columnsIn), scope);
  if (sources.reduce((sum, source) => sum + source.columns().length, 0) > mostSpelledOut) checkCount(mostSpelledOut);
  const columns: readonly Found[] = alias === null ? visible() : sources.flatMap(columnsIn);
  return columns.map((column) => ({ name: column.name, value: columnOf(column, scope) }));
}

function columnsIn(source: Scope["sources"][number]): readonly Found[] {
  return source.columns().map(({ name, type }) => ({ name, type, source }));
}

/** A star over what is not known stays a star; what is known of it is still read. */
function unexpanded(node: Node, known: readonly Found[], scope: Scope): readonly Target[] {
  scope.analysis.isPartial = true;
  const hidden = known.map((column) => ({ name: column.name, value: columnOf(column, scope), isSilent: true }));
  return [{ name: "*", value: typed(node, notKnown) }, ...hidden];
}

/** `(row).*`: the fields of a composite value. */
function starOfRow(node: Node, scope: Scope): readonly Target[] | null {
  const { arg, indirection = [] } = unwrap(node, "A_Indirection") ?? {};
  const last = indirection.at(-1);
  if (!arg || !last || !("A_Star" in last)) return null;
  const steps = indirection.slice(0, -1);
  const row = analyse(steps.length > 0 ? { A_Indirection: { arg, indirection: steps } } : arg, scope);
  const fields = scope.analysis.types.fields(scope.analysis.types.base(row.type).key);
  if (!fields) scope.analysis.isPartial = true;
  return (
    fields?.map(({ name, type }) => ({ name, value: fieldOf(row, name, type, scope) })) ?? [
      { name: "*", value: typed(node, notKnown) },
    ]
  );
}

function fieldOf(row: Typed, name: string, type: TypeRef, scope: Scope): Typed {
  const column = columnOfRow(row.node, name);
  if (column) return analyse(column, scope);
  const { arg = row.node, indirection = [] } = unwrap(row.node, "A_Indirection") ?? {};
  return typed({ A_Indirection: { arg, indirection: [...indirection, stringNode(name)] } }, type);
}

/** The results as they are printed: with a name wherever it is not what PostgreSQL would call them (`get_target_list`). */
export function targetNodes(targets: readonly Target[], place: SelectPlace): Node[] {
  return targets
    .filter((target) => !target.isSilent)
    .map(({ name, value }, index): Node => {
      const shown = place.names?.[index] ?? name;
      const isOwn = name === "*" || columnName(value.node) === shown || (!place.isNamed && shown === noName);
      const target: NodeOf<"ResTarget"> = { ...(isOwn ? {} : { name: shown }), val: value.node };
      return { ResTarget: target };
    });
}

function columnName(node: Node): string | null {
  const last = unwrap(node, "ColumnRef")?.fields?.at(-1);
  return last && "String" in last ? stringOf(last) : null;
}
