/** A value of parsed JSON about which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects in a list, or among the values of an object. */
export function recordsIn(value: unknown): readonly Fields[] {
  const items = Array.isArray(value) ? value : Object.values(fieldsOf(value));
  return items.filter((each) => typeof each === "object" && each !== null && !Array.isArray(each)).map(fieldsOf);
}

/** Longer texts are none that a tool writes. */
const mostText = 10_000;

/** A text that is not empty and not endless, or null. */
export function textIn(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= mostText ? value : null;
}

/** The texts in a list; null where it is none or holds something else. */
export function textsIn(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((each) => textIn(each) !== null) ? value : null;
}

/** Parses JSON; null where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
