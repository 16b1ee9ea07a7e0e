import type { CodePlace } from "../../model/code";
import { type Apply, callable, property, textOf, thingOf, unknown, type Value } from "../typescript/value";
import { type Thing, thing } from "./thing";

type Of<K extends Thing["kind"]> = Extract<Thing, { kind: K }>;

/** `index` and `uniqueIndex`. */
export function indexBuilder(isUnique: boolean): Value {
  return callable(([name], place) =>
    indexValue({ kind: "index", name: textOf(name), isUnique, columns: [], isPartial: false, place }),
  );
}

function indexValue(index: Of<"index">): Value {
  return thing(index, (method) =>
    callable((args) => {
      if (method === "on" || method === "onOnly") return indexValue({ ...index, columns: args });
      if (method === "using") return indexValue({ ...index, columns: args.slice(1) });
      return indexValue(method === "where" ? { ...index, isPartial: true } : index);
    }),
  );
}

/** `unique`. */
export const uniqueBuilder: Value = callable(([name], place) =>
  uniqueValue({ kind: "key", type: "unique", name: textOf(name), columns: [], place }),
);

function uniqueValue(key: Of<"key">): Value {
  return thing(key, (method) => callable((args) => uniqueValue(method === "on" ? { ...key, columns: args } : key)));
}

/** `primaryKey`, with its columns in an option or, as it was once, one by one. */
export const primaryKeyBuilder: Value = callable((args, place) => {
  const [first] = args;
  const isOptions = first?.kind === "record";
  const columns = isOptions ? columnList(first, "columns") : args;
  const name = isOptions ? textOf(property(first, "name")) : null;
  return thing({ kind: "key", type: "primary key", name, columns, place }, () => unknown);
});

/** `foreignKey`. */
export const foreignKeyBuilder: Value = callable(([options], place) => {
  const given = options?.kind === "function" ? options.apply([], place) : options;
  return foreignKeyValue({
    kind: "foreignKey",
    name: textOf(property(given, "name")),
    columns: columnList(given, "columns"),
    foreignColumns: columnList(given, "foreignColumns"),
    actions: { onDelete: undefined, onUpdate: undefined },
    place,
  });
});

function foreignKeyValue(key: Of<"foreignKey">): Value {
  return thing(key, (method) =>
    callable(([action]) => {
      const isAction = method === "onDelete" || method === "onUpdate";
      return foreignKeyValue(isAction ? { ...key, actions: { ...key.actions, [method]: action } } : key);
    }),
  );
}

/** `check`. */
export const checkBuilder: Value = callable(([name, expression], place) => {
  const what = thingOf(expression);
  const text = what?.kind === "sql" ? what.text : null;
  return thing({ kind: "check", name: textOf(name), text, place }, () => unknown);
});

/** `pgPolicy`. */
export const policyBuilder: Value = callable(([name], place) => policyValue(textOf(name), place));

function policyValue(name: string | null, place: CodePlace): Value {
  const self: Value = thing({ kind: "policy", name, place }, () => callable(() => self));
  return self;
}

/** `pgEnum`: an enum, which is the builder of its columns too. */
export function enumBuilder(schema: string | null, column: (type: string | null) => Apply): Value {
  return callable(([name, values]) => {
    const read = textOf(name);
    const full = read === null ? null : schema === null ? read : `${schema}.${read}`;
    const list = values?.kind === "record" ? [...values.entries.values()].map(({ value }) => value) : null;
    const texts = list === null ? textsOf(values) : textsOf({ kind: "list", items: list, isWhole: true });
    const what = { kind: "enum", schema, name: read, values: texts } as const;
    return thing(what, (member) => (member === "enumValues" ? (values ?? unknown) : unknown), column(full));
  });
}

function textsOf(value: Value | undefined): readonly string[] | null {
  if (value?.kind !== "list" || !value.isWhole) return null;
  const texts = value.items.map(textOf);
  return texts.every((text) => text !== null) ? texts : null;
}

function columnList(options: Value | undefined, name: string): readonly Value[] {
  const list = property(options, name);
  return list?.kind === "list" && list.isWhole ? list.items : [unknown];
}
