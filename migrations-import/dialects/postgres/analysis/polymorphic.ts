import { commonKey } from "./common-type";
import type { TypeCatalog } from "./type-catalog";
import { arrayOf, elementOf, isArray, isKnown, typeOf } from "./type-ref";

export type Resolved = { readonly args: readonly string[]; readonly returns: string };

type Bound = { element: string | null; range: string | null; multirange: string | null; array: string | null };

/**
 * `enforce_generic_type_consistency`: what stands for the polymorphic types of a signature with these arguments; null where
 * the arguments contradict each other.
 */
export function resolvePolymorphic(
  types: TypeCatalog,
  declared: readonly string[],
  actual: readonly string[],
  returns: string,
): Resolved | null {
  if (![...declared, returns].some((key) => key.startsWith("any"))) return { args: declared, returns };
  const bound = bindFirstFamily(types, declared, actual);
  if (!bound) return null;
  const compatible = bindCompatible(types, declared, actual);
  if (compatible === null) return null;
  const replace = (key: string) => replaceKey(key, bound, compatible);
  return { args: declared.map(replace), returns: replace(returns) };
}

function replaceKey(key: string, bound: Bound, compatible: string): string {
  if (key.startsWith("anycompatible")) return key === "anycompatiblearray" ? arrayOf(compatible) : compatible;
  const element = bound.element ?? "text";
  switch (key) {
    case "anyelement":
    case "anynonarray":
    case "anyenum":
      return element;
    case "anyarray":
      return bound.array ?? arrayOf(element);
    case "anyrange":
      return bound.range ?? "?";
    case "anymultirange":
      return bound.multirange ?? "?";
    default:
      return key;
  }
}

const slots: ReadonlyMap<string, keyof Bound> = new Map([
  ["anyelement", "element"],
  ["anynonarray", "element"],
  ["anyenum", "element"],
  ["anyarray", "array"],
  ["anyrange", "range"],
  ["anymultirange", "multirange"],
]);

function bindFirstFamily(types: TypeCatalog, declared: readonly string[], actual: readonly string[]): Bound | null {
  const bound: Bound = { element: null, range: null, multirange: null, array: null };
  for (const [index, key] of declared.entries()) {
    const slot = slots.get(key);
    const given = actual[index] ?? "unknown";
    if (!slot || given === "unknown" || !isKnown(given)) continue;
    const type = slot === "element" ? given : types.base(typeOf(given)).key;
    if (!fits(types, key, type) || (bound[slot] !== null && bound[slot] !== type)) return null;
    bound[slot] = type;
  }
  return joinSlots(types, bound);
}

function fits(types: TypeCatalog, declared: string, actual: string): boolean {
  switch (declared) {
    case "anyarray":
      return isArray(actual) || actual === "oidvector" || actual === "int2vector";
    case "anynonarray":
      return !isArray(actual);
    case "anyenum":
      return types.isEnum(actual);
    case "anyrange":
      return types.fact(actual)?.kind === "range";
    case "anymultirange":
      return types.fact(actual)?.kind === "multirange";
    default:
      return true;
  }
}

/** What one slot says of the others: an array of its element, a range of its subtype. */
function joinSlots(types: TypeCatalog, bound: Bound): Bound | null {
  if (bound.range === null && bound.multirange !== null) bound.range = bound.multirange.replace("multirange", "range");
  if (bound.multirange === null && bound.range !== null) bound.multirange = bound.range.replace("range", "multirange");
  const said = [
    ...(bound.array === null ? [] : [elementOf(bound.array)]),
    ...(bound.range === null ? [] : [types.subtype(bound.range)]),
  ];
  for (const element of said) {
    if (bound.element !== null && bound.element !== element) return null;
    bound.element = element;
  }
  return bound;
}

/** What the types of the second family have in common; null where they have nothing, or an array is none. */
function bindCompatible(types: TypeCatalog, declared: readonly string[], actual: readonly string[]): string | null {
  const given: string[] = [];
  for (const [index, key] of declared.entries()) {
    if (!key.startsWith("anycompatible")) continue;
    const type = types.base(typeOf(actual[index] ?? "unknown")).key;
    const isGiven = type !== "unknown" && isKnown(type);
    if (isGiven && key === "anycompatiblearray" && !isArray(type)) return null;
    if (isGiven && key === "anycompatiblenonarray" && isArray(type)) return null;
    given.push(key === "anycompatiblearray" && isGiven ? elementOf(type) : type);
  }
  return commonKey(types, given);
}
