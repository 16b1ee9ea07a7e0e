import { callable, constant, textOf, thingOf, unknown, type Value } from "../typescript/value";
import { thing } from "./thing";

/** The tag `sql`: a template of SQL, whose text is known as far as what stands in it is. */
export const sqlTag: Value = {
  kind: "function",
  apply: ([texts, ...between]) => sqlValue(joinTexts(texts, between)),
  get: (name) => (name === "raw" ? callable(([text]) => sqlValue(textOf(text))) : unknown),
};

function sqlValue(text: string | null): Value {
  const value: Value = thing({ kind: "sql", text }, () => callable(() => value));
  return value;
}

function joinTexts(texts: Value | undefined, between: readonly Value[]): string | null {
  if (texts?.kind !== "list") return null;
  let whole = "";
  for (const [index, each] of texts.items.entries()) {
    whole += textOf(each) ?? "";
    if (index >= between.length) continue;
    const part = printed(between[index] ?? constant(null));
    if (part === null) return null;
    whole += part;
  }
  return whole;
}

function printed(value: Value): string | null {
  if (value.kind === "constant") return typeof value.value === "string" ? `'${value.value}'` : String(value.value);
  const what = thingOf(value);
  if (what?.kind === "sql") return what.text;
  if (what?.kind === "columnOf") return what.table.columns.get(what.key)?.column.name ?? what.key;
  return what?.kind === "table" ? what.name : null;
}
