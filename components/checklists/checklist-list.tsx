import { ListChecks } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Revealed } from "@/components/ui/revealed";
import type { ChecklistList as List } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";
import { AttachChecklist } from "./attach-checklist";
import { ChecklistFacts } from "./checklist-facts";
import { Verdict } from "./verdict";

/** The checklists of a project, each with its verdict. */
export function ChecklistList({ slug, list: { checklists, can } }: { slug: string; list: List }) {
  const canManage = can.includes("checklist.manage");
  if (checklists.length === 0)
    return (
      <EmptyState
        icon={<ListChecks aria-hidden />}
        title="No checklist yet"
        action={canManage ? <AttachChecklist slug={slug} /> : null}
      >
        A checklist says what must hold before production. Most items find out by themselves, such as “every column is
        described”, and say what is missing; the others are ticked by a person with something to show for it.
        {canManage ? null : " An admin of the project attaches one."}
      </EmptyState>
    );
  return (
    <ul className="flex flex-col gap-4">
      {checklists.map((checklist) => (
        <li key={checklist.id} className="flex flex-col gap-4 rounded-lg border bg-card p-4">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <h2 className="text-lg font-semibold">
              <StateLink
                href={paths.checklist(slug, checklist.slug)}
                className="rounded-sm text-primary underline-offset-3 hover:underline"
              >
                <Revealed>{checklist.title}</Revealed>
              </StateLink>
            </h2>
            <Verdict tally={checklist.tally} />
          </div>
          <ChecklistFacts slug={slug} checklist={checklist} />
        </li>
      ))}
    </ul>
  );
}
