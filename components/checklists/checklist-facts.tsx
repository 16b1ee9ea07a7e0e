import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { ChecklistRow } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";

const statusWords = { "not started": "Not started", "in progress": "In progress", holds: "Holds" } as const;

/** What stands at the head of a checklist. */
export function ChecklistFacts({ slug, checklist }: { slug: string; checklist: ChecklistRow }) {
  const { status, priority, owner, updatedAt, estimatedMinutes, spentMinutes, dueOn, version } = checklist;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-sm sm:grid-cols-4">
      <Fact label="Status">{statusWords[status]}</Fact>
      <Fact label="Priority">{priority}</Fact>
      <Fact label="Owner">{owner ? <Revealed>{owner.name}</Revealed> : "Nobody"}</Fact>
      <Fact label="Due">{dueOn ? <Time at={dueOn} day /> : "No date"}</Fact>
      <Fact label="Estimated">{estimatedMinutes === null ? "Not yet" : hours(estimatedMinutes)}</Fact>
      <Fact label="Spent">{hours(spentMinutes)}</Fact>
      <Fact label="Last updated">
        <Time at={updatedAt} day />
      </Fact>
      <Fact label="Text">
        <StateLink
          href={paths.checklistVersion(slug, checklist.slug, version)}
          className="inline-flex min-h-6 items-center rounded-sm text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary"
        >
          Version {version}
        </StateLink>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="truncate">{children}</dd>
    </div>
  );
}

function hours(minutes: number): string {
  const count = Math.round(minutes / 6) / 10;
  return count === 1 ? "1 hour" : `${count.toLocaleString("en")} hours`;
}
