import { castPath } from "./cast-path";
import type { TypeCatalog } from "./type-catalog";
import { isKnown, type TypeRef, typeOf, untyped } from "./type-ref";

/**
 * `select_common_type`: the type that values are brought to where they meet (`UNION`, `CASE`, `ARRAY`, `COALESCE`; PostgreSQL
 * manual, 10.5). Null where there is none, `?` where it cannot be told.
 */
export function commonKey(types: TypeCatalog, keys: readonly string[]): string | null {
  const [first] = keys;
  if (first === undefined) return "text";
  if (!keys.every(isKnown)) return allKnownAlike(keys);
  if (first !== untyped.key && keys.every((key) => key === first)) return first;
  return bestOf(types, keys);
}

/** What is not known may be what the others are, or something they would be brought to. */
function allKnownAlike(keys: readonly string[]): string {
  const known = new Set(keys.filter((key) => key !== untyped.key));
  return known.size === 1 ? ([...known][0] ?? "?") : "?";
}

function bestOf(types: TypeCatalog, keys: readonly string[]): string | null {
  const base = (key: string) => types.base(typeOf(key)).key;
  let best = base(keys[0] ?? untyped.key);
  for (const next of keys.slice(1).map(base)) {
    if (next === untyped.key || next === best) continue;
    if (best === untyped.key) best = next;
    else if (types.category(next) !== types.category(best)) return null;
    else if (types.isPreferred(best)) continue;
    else if (castPath(types, best, next, "implicit") && !castPath(types, next, best, "implicit")) best = next;
  }
  return best === untyped.key ? "text" : best;
}

/** The common type of values with their modifiers: kept where all have the same (`select_common_typmod`). */
export function commonType(types: TypeCatalog, given: readonly TypeRef[]): TypeRef | null {
  const key = commonKey(
    types,
    given.map((type) => type.key),
  );
  if (key === null) return null;
  const [first] = given;
  const isSame = first && given.every((type) => type.key === key && type.mod === first.mod);
  return { key, mod: isSame ? first.mod : "" };
}
