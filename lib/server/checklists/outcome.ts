import "server-only";
import type { ItemState, ItemView, Missing } from "@/lib/domain/checklist-view";

/**
 * What came of evaluating an item. `missing` is all that is missing, in words, `hrefOf` where each of it is written; `reason` why it
 * stands so where that is not it. The addresses are made for what is shown: of all tables there can be ten thousand.
 */
export type Outcome = {
  readonly state: ItemState;
  readonly missing: readonly string[];
  readonly hrefOf: (index: number) => string;
  readonly reason: string | null;
};

/** How much of what an item misses is told where nobody says how much. */
const MOST_MISSING = 20;

const nothing = { missing: [], hrefOf: () => "" };

/** The item holds. */
export const holds: Outcome = { state: "holds", ...nothing, reason: null };

/** The item stands as it does for a reason, and nothing can be written about it. */
export function because(state: ItemState, reason: string | null): Outcome {
  return { state, ...nothing, reason };
}

/** The item holds if nothing is missing. */
export function lacking(missing: readonly Missing[]): Outcome {
  const words = missing.map((each) => each.words);
  return lackingNames(words, (index) => missing[index]?.href ?? "");
}

/** The same of things that are called something. */
export function lackingNames(missing: readonly string[], hrefOf: (index: number) => string): Outcome {
  return missing.length === 0 ? holds : { state: "open", missing, hrefOf, reason: null };
}

/** The first of what is missing with where each is written, and how much there is. */
export function missingOf(
  { missing, hrefOf }: Outcome,
  most = MOST_MISSING,
): Pick<ItemView, "missing" | "missingCount"> {
  return {
    missing: missing.slice(0, most).map((words, index) => ({ words, href: hrefOf(index) })),
    missingCount: missing.length,
  };
}
