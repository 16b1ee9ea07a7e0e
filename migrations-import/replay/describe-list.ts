import type { Json } from "../model/json";
import { qualified } from "./qualified-name";

/** Longer values are not shown: that they changed is the news, the texts are a click away. */
const longestShown = 60;

/** As much of two lists as stands before and after an arrow; of longer ones only what came and went is told. */
const longestLists = 100;

/** As long as a text may be that is all there is to say. */
export const longestAlone = 100;

/** Whether a text is short enough for a line. */
export function isShown(text: string, longest = longestShown): boolean {
  return text.length <= longest && !text.includes("\n");
}

/** Names one after another, as many as fit: `a, b, c and 12 more`. */
export function listSome(names: readonly string[]): string {
  let said = "";
  for (const [at, name] of names.entries()) {
    const next = `${at === 0 ? "" : `${said}, `}${isShown(name) ? name : "an expression"}`;
    if (at > 0 && next.length > longestShown) return `${said} and ${names.length - at} more`;
    said = next;
  }
  return said;
}

/** What came into a list and what left it, or both lists where they are short. */
export function describeList(word: string, before: readonly string[], after: readonly string[]): string {
  const [from, to] = [inBrackets(before), inBrackets(after)];
  if (from.length + to.length <= longestLists && isShown(from) && isShown(to)) return `${word} ${from} → ${to}`;
  const parts = cameAndWent(before, after);
  return parts === "" ? `${word} in another order` : `${word}: ${parts}`;
}

/** `a, b added; c removed`; empty where both have the same. */
export function cameAndWent(before: readonly string[], after: readonly string[], gone = "removed"): string {
  const [added, removed] = [without(after, before), without(before, after)];
  return [
    ...(added.length > 0 ? [`${listSome(added)} added`] : []),
    ...(removed.length > 0 ? [`${listSome(removed)} ${gone}`] : []),
  ].join(", ");
}

/** Those of a list that another does not have. */
export function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return some.filter((each) => !known.has(each));
}

/** A list of things with names, each of them said by name: `constraint a added, constraint b changed`. */
export function describeParts(word: string, before: Json, after: Json): string {
  const [old, next] = [partsIn(before), partsIn(after)];
  const changed = [...next].flatMap(([name, text]) => (old.has(name) && old.get(name) !== text ? [name] : []));
  const said = [
    cameAndWent([...old.keys()], [...next.keys()]),
    ...(changed.length > 0 ? [`${listSome(changed)} changed`] : []),
  ].filter((part) => part !== "");
  return said.length === 0 ? `${word}s in another order` : `${word} ${said.join(", ")}`;
}

function partsIn(list: Json): ReadonlyMap<string, string> {
  const parts = Array.isArray(list) ? list : [];
  return new Map(
    parts.map((part) => {
      const { name, schema, table, ...rest } = part as Part;
      return [name ?? qualified({ schema: schema ?? null, name: table ?? "" }), JSON.stringify(rest)];
    }),
  );
}

/** An attribute of a type, a constraint of a domain, a table of a publication. */
type Part = { readonly name?: string; readonly schema?: string; readonly table?: string };

function inBrackets(names: readonly string[]): string {
  return names.length === 0 ? "none" : `(${names.join(", ")})`;
}
