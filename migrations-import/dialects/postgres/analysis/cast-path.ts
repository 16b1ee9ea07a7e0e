import { castFact } from "./read-facts";
import type { TypeCatalog } from "./type-catalog";
import { elementOf, isArray, isKnown, typeOf } from "./type-ref";

/** How far a conversion may go: by itself, into a column, or because somebody wrote a cast. */
export type CastContext = "implicit" | "assignment" | "explicit";

/** What a conversion takes; a `function` is printed like a call in some places, the others never. */
export type CastPath = "relabel" | "function" | "text" | "array" | "domain";

const reach = { implicit: 0, assignment: 1, explicit: 2 } as const;

/** `find_coercion_pathway`: what leads from one type to another; null where nothing does. */
export function castPath(types: TypeCatalog, source: string, target: string, context: CastContext): CastPath | null {
  const from = types.base(typeOf(source)).key;
  const to = types.base(typeOf(target)).key;
  if (from === to) return source !== from && target === to ? "relabel" : "domain";
  const known = castFact(from, to);
  if (known) return reach[known.context] <= reach[context] ? known.method : null;
  if (isArray(from) && isArray(to)) return castPath(types, elementOf(from), elementOf(to), context) ? "array" : null;
  if (context !== "implicit" && types.category(to) === "S") return "text";
  return context === "explicit" && types.category(from) === "S" ? "text" : null;
}

const anything = new Set(["any", "anyelement", "anyarray", "anynonarray", "anyenum", "anyrange", "anymultirange"]);

/** Whether a type stands for whatever type an argument has. */
export function isPolymorphic(key: string): boolean {
  return anything.has(key) || key.startsWith("anycompatible");
}

/** `can_coerce_type` of one argument, but for what polymorphic arguments ask of each other. */
export function canCoerce(types: TypeCatalog, source: string, target: string, context: CastContext): boolean {
  if (source === target || target === "any" || isPolymorphic(target)) return true;
  if (source === "unknown" || !isKnown(source) || !isKnown(target)) return true;
  if (castPath(types, source, target, context)) return true;
  if (target === "record") return types.fields(source) !== null;
  if (isDescendedElement(types, source, target)) return true;
  return source === "record" && types.fields(target) !== null;
}

/** Rows of an heir are rows of what it inherits from, and so are arrays of them. */
function isDescendedElement(types: TypeCatalog, source: string, target: string): boolean {
  return isArray(source) === isArray(target) && types.isDescended(elementOf(source), elementOf(target));
}

/** Whether what a conversion gives follows from the value alone: not so where a zone or another setting has a say. */
export function isSteadyCast(types: TypeCatalog, source: string, target: string): boolean {
  const from = types.base(typeOf(source)).key;
  const to = types.base(typeOf(target)).key;
  if (from === to || types.isDescended(from, to)) return true;
  const known = castFact(from, to);
  if (known && known.method !== "text") return known.isImmutable;
  if (!known && isArray(from) && isArray(to)) return isSteadyCast(types, elementOf(from), elementOf(to));
  return isSteadyText(types, from, "isSteadyOut") && isSteadyText(types, to, "isSteadyIn");
}

/** Likewise what is written or read as text; of a type that nothing is known of it is. */
function isSteadyText(types: TypeCatalog, key: string, way: "isSteadyIn" | "isSteadyOut"): boolean {
  if (isArray(key)) return !isKnown(key);
  const fact = types.fact(key);
  return fact ? fact[way] : types.owned(key) === null;
}
