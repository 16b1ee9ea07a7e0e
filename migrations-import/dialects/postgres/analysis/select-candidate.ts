import { canCoerce } from "./cast-path";
import { resolvePolymorphic } from "./polymorphic";
import type { TypeCatalog } from "./type-catalog";
import { typeOf, untyped } from "./type-ref";

/** Something with arguments to choose among; `args` has as many as are given. */
export type Candidate = { readonly args: readonly string[]; readonly returns: string };

/** Those whose arguments the given ones can be brought to by themselves (`func_match_argtypes`). */
export function matching<T extends Candidate>(
  types: TypeCatalog,
  candidates: readonly T[],
  given: readonly string[],
): readonly T[] {
  return candidates.filter(
    ({ args, returns }) =>
      args.every((arg, index) => canCoerce(types, given[index] ?? "", arg, "implicit")) &&
      resolvePolymorphic(types, args, given, returns) !== null,
  );
}

/** `func_select_candidate` (PostgreSQL manual, 10.2 and 10.3); null where the database would not choose either. */
export function selectCandidate<T extends Candidate>(
  types: TypeCatalog,
  candidates: readonly T[],
  given: readonly string[],
): T | null {
  const bases = given.map((key) => types.base(typeOf(key)).key);
  const known = (index: number) => bases[index] !== untyped.key;
  const exact = (args: readonly string[]) => args.filter((arg, at) => known(at) && arg === bases[at]).length;
  let left = keepBest(candidates, ({ args }) => exact(args));
  if (left.length === 1) return left[0] ?? null;
  left = keepBest(left, ({ args }) => args.filter((arg, at) => isGood(types, arg, bases[at] ?? "")).length);
  if (left.length === 1) return left[0] ?? null;
  if (bases.every((_, index) => known(index))) return null;
  left = keepByCategory(types, left, bases);
  if (left.length === 1) return left[0] ?? null;
  return assumeAllAlike(types, left, bases);
}

function isGood(types: TypeCatalog, arg: string, given: string): boolean {
  if (given === untyped.key) return false;
  return arg === given || (types.isPreferred(arg) && types.category(arg) === types.category(given));
}

function keepBest<T>(items: readonly T[], score: (item: T) => number): readonly T[] {
  const scores = items.map(score);
  const best = Math.max(...scores);
  return items.filter((_, index) => scores[index] === best);
}

type Slot = { category: string; hasPreferred: boolean };

/** Gives untyped arguments the category the candidates agree on, strings before others. */
function keepByCategory<T extends Candidate>(
  types: TypeCatalog,
  left: readonly T[],
  bases: readonly string[],
): readonly T[] {
  const slots = new Map<number, Slot>();
  for (const [index, base] of bases.entries()) {
    if (base !== untyped.key) continue;
    const slot = slotOf(
      types,
      left.map(({ args }) => args[index] ?? ""),
    );
    if (!slot) return left;
    slots.set(index, slot);
  }
  const kept = left.filter(({ args }) =>
    [...slots].every(([index, slot]) => {
      const arg = args[index] ?? "";
      return types.category(arg) === slot.category && (!slot.hasPreferred || types.isPreferred(arg));
    }),
  );
  return kept.length > 0 ? kept : left;
}

function slotOf(types: TypeCatalog, args: readonly string[]): Slot | null {
  let slot: Slot | null = null;
  let hasConflict = false;
  for (const arg of args) {
    const category = types.category(arg);
    const isPreferred = types.isPreferred(arg);
    if (!slot) slot = { category, hasPreferred: isPreferred };
    else if (category === slot.category) slot.hasPreferred ||= isPreferred;
    else if (category === "S") slot = { category, hasPreferred: isPreferred };
    else hasConflict = true;
  }
  return hasConflict && slot?.category !== "S" ? null : slot;
}

/** Takes untyped arguments for what all the others are. */
function assumeAllAlike<T extends Candidate>(
  types: TypeCatalog,
  left: readonly T[],
  bases: readonly string[],
): T | null {
  const known = new Set(bases.filter((base) => base !== untyped.key));
  const [only] = known;
  if (known.size !== 1 || only === undefined) return null;
  const fitting = matching(
    types,
    left,
    bases.map(() => only),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
