import "server-only";

type Found = { readonly checklists: number; readonly blockers: number; readonly missing: readonly string[] };

/** Why a project is not ready, a sentence each; none where it is. */
export function reasonsOf({ checklists, blockers, missing }: Found): readonly string[] {
  return [
    ...(checklists === 0 ? ["No checklist is attached."] : []),
    ...(blockers === 1 ? ["1 blocker is open."] : []),
    ...(blockers > 1 ? [`${blockers.toLocaleString("en")} blockers are open.`] : []),
    ...missing,
  ];
}
