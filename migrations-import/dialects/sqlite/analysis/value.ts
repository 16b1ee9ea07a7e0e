import { type Affinity, affinityOf, standardType } from "../affinity";

/** What SQLite's analysis knows of an expression's value. */
export type Value = {
  /** The column it is, spelled as its table spells it; null for any other expression. */
  readonly name: string | null;
  /** What it is called once it is a result, where a join in parentheses gave it another name. */
  readonly shownAs?: string;
  /** The declared type of the column it comes from; null where there is none. */
  readonly type: string | null;
  /** What queries that read it take for the declared type, where that is another: the last part of a compound query decides. */
  readonly readType?: string | null;
  readonly affinity: Affinity;
  /** It is a CAST: in the first part of a compound query it gives numbers of any kind. */
  readonly isCast?: boolean;
  /** What it may hold, as far as it matters for UNION. */
  readonly may: Content;
};

export type Content = { readonly number: boolean; readonly text: boolean };

/** An operator's result: a number, and no column. */
export const number: Value = { name: null, type: null, affinity: "none", may: { number: true, text: false } };

/** What could be anything: a function's result, a parameter, a column that is not known. */
export const anything: Value = { ...number, may: { number: true, text: true } };

/** Of texts put together, and string literals. */
export const text: Value = { ...number, may: { number: false, text: true } };

/** NULL, or a BLOB literal. */
export const neither: Value = { ...number, may: { number: false, text: false } };

/** A column of a declared type; ANY holds anything as it is in a STRICT table only. */
export function columnValue(name: string, declared: string, isStrict = false): Value {
  const affinity = isStrict && declared === "ANY" ? "blob" : affinityOf(declared);
  return { ...ofAffinity(affinity), name, type: declared === "" ? null : declared };
}

/** A value of which only the affinity is known, as CAST makes them. */
export function ofAffinity(affinity: Affinity): Value {
  const isNumber = affinity === "numeric" || affinity === "integer" || affinity === "real";
  return { name: null, type: null, affinity, may: { number: affinity !== "text", text: !isNumber } };
}

/** The value of a column of a compound query: the first that has an affinity decides, where the others can hold no other. */
export function unite(values: readonly Value[]): Value {
  const [first] = values;
  if (!first || values.length === 1) return first ?? anything;
  const decisive = values.findIndex(({ affinity }) => affinity !== "none");
  const affinity = values[decisive]?.affinity ?? "none";
  const others = united(values.filter((_, index) => index !== decisive));
  const isUndecided = affinity === "text" ? others.number : affinity !== "none" && others.text;
  const isOfAnyKind = first.isCast && (affinity === "integer" || affinity === "real");
  const { type: readType = null } = values.at(-1) ?? first;
  return {
    ...first,
    ...(readType === first.type ? {} : { readType }),
    affinity: isUndecided ? "blob" : isOfAnyKind ? "numeric" : affinity,
    may: united(values),
  };
}

/** A value as a result. */
export function asShown({ shownAs, ...value }: Value): Value {
  return shownAs === undefined ? value : { ...value, name: shownAs };
}

/** A value as a query sees it that reads from the one it belongs to. */
export function asRead({ readType, isCast: _, ...value }: Value): Value {
  return readType === undefined ? value : { ...value, type: readType };
}

/** What any of several values may hold. */
export function united(values: readonly Value[]): Content {
  return { number: values.some(({ may }) => may.number), text: values.some(({ may }) => may.text) };
}

/** The type SQLite reports for a column of a view with such a value. */
export function reportedType({ type, affinity }: Value): string {
  return type !== null && affinityOf(type) === affinity ? type : standardType(affinity);
}
