import "server-only";
import type { ChangeCheck } from "@/lib/domain/change-check";
import { itemsOf } from "@/lib/domain/checklist-template";
import type { Verdict } from "@/lib/domain/readiness";
import { readChecklists } from "../checklists/read-checklists";
import type { Transaction } from "../db";

/**
 * Which of the things that a change would do besides would close the gate afterwards: what its policy asks for, or an item of P0 of a
 * checklist. All of them where the gate could not be evaluated.
 */
export async function whatCloses(
  db: Transaction,
  projectId: string,
  { policy, signatures }: Verdict,
): Promise<ChangeCheck["closes"]> {
  if (policy === null) return { stale: true, dismissed: true, assumptions: true };
  const items = (await readChecklists(db, projectId)).flatMap(({ template }) => itemsOf(template));
  const kinds = new Set(items.filter(({ priority }) => priority === "P0").map(({ check }) => check.kind));
  return {
    stale: policy.staleDocsBlock || kinds.has("not stale") || kinds.has("verified"),
    dismissed: signatures.policy.length > 0,
    assumptions: policy.assumptionsBlock || kinds.has("assumptions"),
  };
}
