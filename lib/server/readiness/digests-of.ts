import "server-only";
import type { GateChecklist, ReadinessDigests } from "@/lib/domain/readiness";
import { digestOf } from "../checklists/digest-of";

/** SHA-256 over the texts of checklists, and over how their items stand. */
export function digestsOf(checklists: readonly GateChecklist[]): ReadinessDigests {
  return {
    checklists: digestOf(checklists.map(({ slug, textDigest }) => [slug, textDigest])),
    evaluations: digestOf(checklists.map(({ slug, evaluationDigest }) => [slug, evaluationDigest])),
  };
}
