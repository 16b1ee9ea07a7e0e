import "server-only";
import { readAllowedValues } from "@/lib/domain/allowed-values";
import type { ColumnView, DocView, ValueView } from "@/lib/domain/catalog-view";
import { valueField, valueOfField } from "@/lib/domain/doc-fields";
import type { StandaloneObject } from "../objects/read-standalone";
import type { DocsByObject } from "./read-docs";
import { ofKind, type StandingObject } from "./read-objects";

type Column = Extract<StandingObject, { readonly kind: "column" }>;
type Values = Pick<ColumnView, "values" | "valuesFrom">;

/** What is needed to say which values a column may have: what belongs to its table, the enums of the state, and all their docs. */
export type ValueState = {
  readonly objects: readonly StandingObject[];
  readonly enums: readonly StandaloneObject<"enum">[];
  readonly docs: DocsByObject;
};

/** The values a column may have by its enum type or by a CHECK, with what they mean. */
export function toColumnValues(column: Column, { objects, enums, docs }: ValueState): Values {
  const own = docs.get(column.objectId) ?? {};
  const type = findEnum(enums, column.definition.type);
  if (type) {
    const values = toValues(type.objectId, type.definition.values, docs.get(type.objectId) ?? {});
    const from = { kind: "enum" as const, schema: type.schema, name: type.name };
    return { valuesFrom: from, values: withOwn(values, toValues(column.objectId, [], own)) };
  }
  const check = findCheck(objects, column.name);
  return {
    valuesFrom: check && { kind: "check", name: check.name },
    values: toValues(column.objectId, check?.values ?? [], own),
  };
}

/** The values of an object that are allowed, and after them those that somebody wrote about all the same. */
export function toValues(
  objectId: string,
  allowed: readonly string[],
  docs: Readonly<Record<string, DocView>>,
): readonly ValueView[] {
  const others = Object.values(docs).flatMap(({ field, text }) => {
    const value = text === "" ? null : valueOfField(field);
    return value === null || allowed.includes(value) ? [] : [value];
  });
  const view = (isAllowed: boolean) => (value: string) => ({
    value,
    isAllowed,
    objectId,
    doc: docs[valueField(value)] ?? null,
  });
  return [...allowed.map(view(true)), ...others.sort().map(view(false))];
}

// What was written while the column had no enum yet stands in for what nobody wrote about the enum.
function withOwn(ofEnum: readonly ValueView[], own: readonly ValueView[]): readonly ValueView[] {
  const known = ofEnum.map((each) => {
    const before = each.doc?.text ? undefined : own.find(({ value }) => value === each.value);
    return before ? { ...before, isAllowed: each.isAllowed } : each;
  });
  return [...known, ...own.filter(({ value }) => ofEnum.every((each) => each.value !== value))];
}

function findCheck(objects: readonly StandingObject[], column: string) {
  for (const { name, definition } of ofKind(objects, "constraint")) {
    const allowed = definition.type === "check" ? readAllowedValues(definition.definition) : null;
    if (allowed?.column.toLowerCase() === column.toLowerCase()) return { name, values: allowed.values };
  }
  return null;
}

/** The enum a type is, or is an array of: `mood`, `billing.state[]`, `"Mood"`. */
export function findEnum(enums: readonly StandaloneObject<"enum">[], type: string) {
  const names = /^(?:("(?:[^"]|"")+"|[^".[\]]+)\.)?("(?:[^"]|"")+"|[^".[\]]+)(?:\[\])*$/.exec(type);
  if (!names) return undefined;
  const [schema, name] = [names[1], names[2]].map((each) => each && unquote(each));
  const named = enums.filter((each) => each.name === name && (schema === undefined || each.schema === schema));
  return named.find((each) => each.schema === "public") ?? named[0];
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
