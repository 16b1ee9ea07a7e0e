import "server-only";
import type { ColumnView, ConstraintView, IndexView, PolicyView, TriggerView } from "@/lib/domain/catalog-view";
import type { StandaloneObject } from "../objects/read-standalone";
import { ofKind, type StandingObject } from "./read-objects";
import { type DocState, toDocumented } from "./to-documented";
import { toColumnValues } from "./to-values";

/** The columns of a table in their order, each with what a key says about it. */
export function toColumnViews(
  objects: readonly StandingObject[],
  state: DocState,
  enums: readonly StandaloneObject<"enum">[],
): readonly ColumnView[] {
  const constraints = ofKind(objects, "constraint").map(({ definition }) => definition);
  const primaryKey = constraints.find(({ type }) => type === "primary key")?.columns ?? [];
  return [...ofKind(objects, "column")]
    .sort((a, b) => a.definition.ordinal - b.definition.ordinal)
    .map((column, index) => {
      const { ordinal: _, extra: _extra, ...definition } = column.definition;
      const key = constraints.find(({ references, columns }) => references && columns.join() === column.name);
      return {
        ...toDocumented(column, state),
        ...definition,
        position: index + 1,
        isPrimaryKey: primaryKey.includes(column.name),
        references: key?.references ? toReference(key.references) : null,
        ...toColumnValues(column, { objects, enums, docs: state.docs }),
      };
    });
}

function toReference(target: { schema: string; table: string; columns: readonly string[] }) {
  return { schema: target.schema, table: target.table, column: target.columns[0] ?? "" };
}

export function toConstraintViews(objects: readonly StandingObject[], state: DocState): readonly ConstraintView[] {
  return ofKind(objects, "constraint").map((constraint) => {
    const { type, columns, references, definition, unnamed } = constraint.definition;
    return { ...toDocumented(constraint, state), type, columns, references, definition, unnamed: unnamed ?? false };
  });
}

export function toIndexViews(objects: readonly StandingObject[], state: DocState): readonly IndexView[] {
  return ofKind(objects, "index").map((index) => {
    const { unique, method, columns, where, definition, constraint } = index.definition;
    return { ...toDocumented(index, state), unique, method, columns, where, definition, constraint };
  });
}

export function toPolicyViews(objects: readonly StandingObject[], state: DocState): readonly PolicyView[] {
  return ofKind(objects, "policy").map((policy) => {
    const { command, permissive, roles, using, check } = policy.definition;
    return { ...toDocumented(policy, state), command, permissive, roles, using, check };
  });
}

export function toTriggerViews(objects: readonly StandingObject[], state: DocState): readonly TriggerView[] {
  return ofKind(objects, "trigger").map((trigger) => {
    const { timing, events, level, function: calls, enabled, definition } = trigger.definition;
    return { ...toDocumented(trigger, state), timing, events, level, function: calls, enabled, definition };
  });
}
