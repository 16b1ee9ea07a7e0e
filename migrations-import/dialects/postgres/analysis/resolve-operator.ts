import { canCoerce } from "./cast-path";
import { resolvePolymorphic } from "./polymorphic";
import { exactOperator, operatorsNamed, type Signature } from "./read-facts";
import { matching, selectCandidate } from "./select-candidate";
import type { TypeCatalog } from "./type-catalog";
import { isKnown, notKnown, typeOf, untyped } from "./type-ref";

/** What an operator does with its operands: the types it takes them as, and what it gives. */
export type ResolvedOperator = {
  readonly args: readonly string[];
  readonly returns: string;
  /** The extension it is of. */
  readonly extension: string | null;
  readonly isImmutable: boolean;
};

/**
 * The operator that a name means between operands (PostgreSQL manual, 10.2); `left` is null in front of its only operand. Null
 * where it cannot be told; `args` are the operands' own types where only the result can.
 */
export function resolveOperator(
  types: TypeCatalog,
  name: string,
  left: string | null,
  right: string,
): ResolvedOperator | null {
  const given = left === null ? [right] : [left, right];
  const spelled = name === "!=" ? "<>" : name;
  const same = exactOperator(spelled, assumeSame(given));
  if (same) return same;
  const all = operatorsNamed(spelled).filter(({ args }) => args.length === given.length);
  if (!given.every(isKnown)) return agreed(types, all, given);
  const chosen =
    choose(
      types,
      all.filter((each) => types.hasExtension(each.extension, given)),
      given,
    ) ?? choose(types, all, given);
  if (!chosen) return given.some((key) => types.isOpaque(key)) ? agreed(types, all, given) : null;
  const resolved = resolvePolymorphic(types, chosen.args, given, chosen.returns);
  return resolved && { ...resolved, extension: chosen.extension, isImmutable: chosen.isImmutable };
}

/** An untyped operand is first taken for what the other is. */
function assumeSame(given: readonly string[]): readonly string[] {
  const other = given.find((key) => key !== untyped.key);
  return other === undefined ? given : given.map((key) => (key === untyped.key ? other : key));
}

function choose(types: TypeCatalog, all: readonly Signature[], given: readonly string[]): Signature | null {
  const exact = findExact(types, all, given);
  if (exact) return exact;
  const fitting = matching(types, all, given);
  if (fitting.length <= 1) return fitting[0] ?? null;
  return selectCandidate(types, fitting, given);
}

/** `binary_oper_exact`: an untyped operand is taken for what the other is, then for what that is over. */
function findExact(types: TypeCatalog, all: readonly Signature[], given: readonly string[]): Signature | undefined {
  const other = given.find((key) => key !== untyped.key);
  if (other === undefined) return undefined;
  const assumed = assumeSame(given);
  const base = types.base(typeOf(other)).key;
  const same = (args: readonly string[], wanted: readonly string[]) => args.every((arg, at) => arg === wanted[at]);
  return (
    all.find(({ args }) => same(args, assumed)) ??
    (given.includes(untyped.key) && base !== other
      ? all.find(({ args }) => args.every((arg) => arg === base))
      : undefined)
  );
}

/** Where an operand's type is not known: what all operators give that could be meant. */
function agreed(types: TypeCatalog, all: readonly Signature[], given: readonly string[]): ResolvedOperator | null {
  const couldBe = ({ args }: Signature) =>
    args.every((arg, at) => types.isOpaque(given[at] ?? "") || canCoerce(types, given[at] ?? "", arg, "implicit"));
  const results = new Set(all.filter(couldBe).map(({ returns }) => returns));
  const [only] = results;
  if (results.size !== 1 || only === undefined || only.startsWith("any")) return null;
  return { args: given.map(() => notKnown.key), returns: only, extension: null, isImmutable: true };
}
