import type { CodePlace } from "../../model/code";
import { applyValue, callable, member, property, thingOf, unknown, type Value } from "../typescript/value";
import { type RelationThing, thing } from "./thing";

const nothing = callable(() => unknown);

/** `relations(posts, ({ one, many }) => ({ author: one(users, { fields: […], references: […] }) }))`. */
export const relationsBuilder: Value = callable(([, make], place) => {
  const one = callable(([, options], at) =>
    relationValue(listIn(options, "fields"), listIn(options, "references"), at),
  );
  const given: Value = { kind: "namespace", get: (name) => (name === "one" ? one : nothing) };
  return relationsValue(() => found(applyValue(make ?? unknown, [given], place)), place);
});

/** `defineRelations(schema, (r) => ({ posts: { author: r.one.users({ from: …, to: … }) } }))`. */
export const defineRelationsBuilder: Value = callable(([schema, make], place) => {
  const one = callable(([options], at) => relationValue(listIn(options, "from"), listIn(options, "to"), at));
  const ones: Value = { kind: "namespace", get: () => one };
  const manies: Value = { kind: "namespace", get: () => nothing };
  const tables = schema ?? unknown;
  const given: Value = {
    kind: "namespace",
    get: (name) => (name === "one" ? ones : name === "many" ? manies : member(tables, name)),
  };
  return relationsValue(() => {
    const tablesOf = applyValue(make ?? unknown, [given], place);
    return tablesOf.kind === "record" ? [...tablesOf.entries.values()].flatMap(({ value }) => found(value)) : [];
  }, place);
});

function relationsValue(list: () => readonly RelationThing[], place: CodePlace): Value {
  return thing({ kind: "relations", list, place }, () => unknown);
}

function relationValue(columns: readonly Value[], foreignColumns: readonly Value[], place: CodePlace): Value {
  return thing({ kind: "relation", columns, foreignColumns, place }, () => unknown);
}

function found(record: Value): readonly RelationThing[] {
  if (record.kind !== "record") return [];
  return [...record.entries.values()].flatMap(({ value }) => {
    const what = thingOf(value);
    return what?.kind === "relation" ? [what] : [];
  });
}

/** An option that holds one column or a list of them. */
function listIn(options: Value | undefined, name: string): readonly Value[] {
  const value = property(options, name);
  if (value?.kind === "list") return value.isWhole ? value.items : [];
  return value === undefined ? [] : [value];
}
