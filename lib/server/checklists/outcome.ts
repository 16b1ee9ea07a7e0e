import "server-only";
import type { ItemState, Missing } from "@/lib/domain/checklist-view";

/** What came of evaluating an item. `missing` is all that is missing, `reason` why it stands so where that is not it. */
export type Outcome = {
  readonly state: ItemState;
  readonly missing: readonly Missing[];
  readonly reason: string | null;
};

/** The item holds. */
export const holds: Outcome = { state: "holds", missing: [], reason: null };

/** There is nothing the item could be about. */
export function notApplicable(reason: string): Outcome {
  return { state: "not applicable", missing: [], reason };
}

/** The item holds if nothing is missing. */
export function lacking(missing: readonly Missing[]): Outcome {
  return missing.length === 0 ? holds : { state: "open", missing, reason: null };
}
