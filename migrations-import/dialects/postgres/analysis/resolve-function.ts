import { type Callable, expandArguments } from "./callables";
import { resolvePolymorphic } from "./polymorphic";
import { matching, selectCandidate } from "./select-candidate";
import type { TypeCatalog } from "./type-catalog";
import { isKnown } from "./type-ref";

/** The function a call means, with the types it takes the arguments as; `args` is null where only the result can be told. */
export type ResolvedFunction = {
  readonly callable: Callable;
  readonly args: readonly string[] | null;
  readonly returns: string;
  /** Arguments from this one on are gathered in an array. */
  readonly gathersFrom: number | null;
};

type Expanded = { readonly callable: Callable; readonly args: readonly string[]; readonly returns: string };

/** `func_get_detail` (PostgreSQL manual, 10.3): null where it cannot be told. */
export function resolveFunction(
  types: TypeCatalog,
  callables: readonly Callable[],
  given: readonly string[],
  isVariadicCall: boolean,
): ResolvedFunction | null {
  const candidates = withoutHidden(
    callables.flatMap((callable) => {
      const args = expandArguments(callable, given.length, isVariadicCall);
      return args ? [{ callable, args, returns: callable.returns }] : [];
    }),
  );
  if (!given.every((key) => isKnown(key) && !types.isOpaque(key))) return agreed(types, candidates, given);
  const exact = candidates.find(({ args }) => args.every((arg, index) => arg === given[index]));
  const fitting = exact ? [exact] : matching(types, candidates, given);
  const chosen = fitting.length === 1 ? fitting[0] : selectCandidate(types, fitting, given);
  return chosen ? finish(types, chosen, given) : null;
}

/** Of functions with the same arguments, the one the search path comes to first; one without an open end before one with. */
function withoutHidden(candidates: readonly Expanded[]): readonly Expanded[] {
  const seen = new Map<string, Expanded>();
  for (const each of candidates) {
    const key = each.args.join(",");
    const other = seen.get(key);
    if (!other || (other.callable.schema === each.callable.schema && other.callable.isVariadic)) seen.set(key, each);
  }
  return [...seen.values()];
}

function finish(
  types: TypeCatalog,
  { callable, args, returns }: Expanded,
  given: readonly string[],
): ResolvedFunction | null {
  const resolved = resolvePolymorphic(types, args, given, returns);
  if (!resolved) return null;
  const isGathering = callable.isVariadic && callable.args.at(-1) !== "any" && args.length >= callable.args.length;
  const isExpanded = isGathering && args[callable.args.length - 1] !== callable.args.at(-1);
  return { callable, ...resolved, gathersFrom: isExpanded ? callable.args.length - 1 : null };
}

/** Where an argument's type is not known: what all functions give that could be meant. */
function agreed(
  types: TypeCatalog,
  candidates: readonly Expanded[],
  given: readonly string[],
): ResolvedFunction | null {
  const isOpen = (index: number) => types.isOpaque(given[index] ?? "") || !isKnown(given[index] ?? "");
  const left = candidates.filter(({ args }) => {
    const fixed = args.map((arg, index) => (isOpen(index) ? "any" : arg));
    return matching(types, [{ args: fixed, returns: "any" }], given).length > 0;
  });
  const [first] = left;
  if (!first) return null;
  if (left.length === 1) return finishOnly(types, first, given);
  const isAlike = left.every(({ returns }) => returns === first.returns) && !first.returns.startsWith("any");
  return isAlike ? { callable: first.callable, args: null, returns: first.returns, gathersFrom: null } : null;
}

function finishOnly(types: TypeCatalog, only: Expanded, given: readonly string[]): ResolvedFunction | null {
  const found = finish(types, only, given);
  if (!found) return null;
  const isOpen = only.returns.startsWith("any") && found.returns !== "?" && given.some((key) => !isKnown(key));
  return isOpen ? { ...found, args: null, returns: "?" } : found;
}
