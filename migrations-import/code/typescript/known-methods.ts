import { applyValue, callable, constant, textOf, unknown, type Value } from "./value";

/** The few methods of lists, texts and `Object` that schemas are written with; unknown for all others. */
export function methodOf(object: Value, owner: string | null, name: string): Value {
  if (object.kind === "list") return methodOfList(object, name);
  const text = textOf(object);
  if (text !== null) return methodOfText(text, name);
  if (owner === "Object" && object.kind === "unknown") return methodOfObject(name);
  return unknown;
}

function methodOfList(list: Extract<Value, { kind: "list" }>, name: string): Value {
  const { items, isWhole } = list;
  if (name === "map")
    return callable(([fn], place) => ({
      kind: "list",
      items: items.map((each, index) => applyValue(fn ?? unknown, [each, constant(index)], place)),
      isWhole,
    }));
  if (name === "concat")
    return callable((others) => ({
      kind: "list",
      items: [...items, ...others.flatMap((each) => (each.kind === "list" ? each.items : [each]))],
      isWhole: isWhole && others.every((each) => each.kind !== "unknown" && (each.kind !== "list" || each.isWhole)),
    }));
  return unknown;
}

function methodOfText(text: string, name: string): Value {
  if (name === "toLowerCase") return callable(() => constant(text.toLowerCase()));
  if (name === "toUpperCase") return callable(() => constant(text.toUpperCase()));
  return name === "toString" ? callable(() => constant(text)) : unknown;
}

function methodOfObject(name: string): Value {
  if (name === "freeze") return callable(([value]) => value ?? unknown);
  if (name !== "values" && name !== "keys") return unknown;
  return callable(([value]) => {
    if (value?.kind !== "record") return unknown;
    const entries = [...value.entries];
    const items = entries.map(([key, entry]) => (name === "keys" ? constant(key) : entry.value));
    return { kind: "list", items, isWhole: value.isWhole };
  });
}
