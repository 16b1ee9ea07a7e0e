import "server-only";
import { blockersAreOpen } from "@/lib/domain/blocker-words";

type Found = { readonly checklists: number; readonly blockers: number; readonly missing: readonly string[] };

/** Why a project is not ready, a sentence each; none where it is. */
export function reasonsOf({ checklists, blockers, missing }: Found): readonly string[] {
  return [
    ...(checklists === 0 ? ["No checklist is attached."] : []),
    ...(blockers > 0 ? [`${blockersAreOpen(blockers)}.`] : []),
    ...missing,
  ];
}
