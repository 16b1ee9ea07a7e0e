import "server-only";
import type { OwnerChoice } from "@/lib/domain/catalog-view";
import type { Owner } from "@/lib/domain/review";
import type { EvaluatedItem } from "./evaluate";

/** Who may own things in a project, and who owns the checklist. */
export type Owners = { readonly choices: readonly OwnerChoice[]; readonly ofChecklist: Owner | null };

/** Who answers for an item: whoever its text names, else the owner of its table, else that of the checklist. */
export function ownerOfItem(
  { item, tableOwner }: Pick<EvaluatedItem, "item" | "tableOwner">,
  { choices, ofChecklist }: Owners,
): Owner | null {
  const named = item.owner && choices.find(({ id }) => id === item.owner?.id);
  return named ?? tableOwner ?? ofChecklist;
}
