import type { ChangedChecklist, ChecklistInput } from "@/lib/domain/checklist-inputs";
import { paths } from "@/lib/domain/paths";
import { useCall } from "./use-call";

/** Attaches, edits or removes a checklist, changes its head, ticks an item or takes that back. */
export function useChecklists(slug: string) {
  return useCall<ChecklistInput, ChangedChecklist>(paths.api.checklists(slug));
}
