import "server-only";
import { createHash } from "node:crypto";
import type { ChecklistStatus, Tally } from "@/lib/domain/checklist-view";
import { type EvaluatedItem, isHolding } from "./evaluate";

/** Of how many items how many hold, block, are waived, and could not be evaluated. */
export function tallyOf(items: readonly EvaluatedItem[]): Tally {
  let [holding, blockers, waived, errors] = [0, 0, 0, 0];
  for (const { outcome, isBlocker, waiver } of items) {
    if (isHolding(outcome)) holding += 1;
    if (isBlocker) blockers += 1;
    if (waiver !== null) waived += 1;
    if (outcome.state === "error") errors += 1;
  }
  return { items: items.length, holding, blockers, waived, errors };
}

/** How far a checklist is: not started while nothing holds and nobody has said anything. */
export function statusOf(items: readonly EvaluatedItem[]): ChecklistStatus {
  if (items.length > 0 && items.every(({ outcome }) => isHolding(outcome))) return "holds";
  const isBegun = items.some(({ outcome, said }) => outcome.state === "holds" || said !== undefined);
  return isBegun ? "in progress" : "not started";
}

/** How many characters are hashed at once. */
const BATCH = 65_536;

/** SHA-256 over how every item stands: its state, all that is missing, and the event of its tick. */
export function digestOfEvaluation(items: readonly EvaluatedItem[]): string {
  const hash = createHash("sha256");
  let lines = "";
  for (const { item, table, outcome, said } of items) {
    lines += JSON.stringify([item.id, table?.objectId ?? null, outcome.state, outcome.missing, said?.id ?? null]);
    // One call for many items: each costs as much as hashing some of them.
    if (lines.length < BATCH) continue;
    hash.update(lines);
    lines = "";
  }
  return hash.update(lines).digest("hex");
}
