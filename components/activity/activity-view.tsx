import { BadgeCheck, Hourglass, Import, ListChecks, PencilLine, Stamp, Undo2, UserRound } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { AtVersion } from "@/components/marks/at-version";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { ActivityEntry, ActivityList } from "@/lib/domain/activity";

const icons = {
  revision: PencilLine,
  status: BadgeCheck,
  owner: UserRound,
  import: Import,
  tick: ListChecks,
  waiver: Hourglass,
  signature: Stamp,
  withdrawal: Undo2,
} as const;
const ofObjects: readonly ActivityEntry["kind"][] = ["revision", "status", "owner"];

/** What happened in the project, newest first. */
export function ActivityView({ activity, olderHref }: { activity: ActivityList; olderHref: string | null }) {
  if (activity.entries.length === 0) {
    return (
      <EmptyState title="Nothing has happened yet">
        Imports, edits, changes of status and owner, ticks, waivers and signatures are listed here.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col divide-y rounded-lg border bg-card text-sm">
        {activity.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {olderHref ? (
        <Button asChild className="self-start">
          <StateLink href={olderHref}>Show older</StateLink>
        </Button>
      ) : null}
    </div>
  );
}

function Entry({ entry }: { entry: ActivityEntry }) {
  const Icon = icons[entry.kind];
  const isName = ofObjects.includes(entry.kind) && entry.href?.includes("/pages/") !== true;
  const subject = <Revealed>{entry.subject}</Revealed>;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 px-4 py-2">
      <Icon className="size-4 shrink-0 self-center text-muted-foreground" aria-hidden />
      <span className="font-medium">{entry.by}</span>
      <span className="min-w-0 break-words">{entry.summary}</span>
      {entry.href ? (
        <StateLink
          href={entry.href}
          className={cn("min-w-0 rounded-sm break-words text-primary hover:underline", isName && "font-mono")}
        >
          {subject}
        </StateLink>
      ) : (
        <span className={cn("min-w-0 break-words", isName && "font-mono")}>{subject}</span>
      )}
      <span className="ml-auto text-xs text-muted-foreground max-sm:ml-6 max-sm:basis-full">
        <Time at={entry.at} />
        <AtVersion version={entry.version} />
      </span>
      {entry.note ? (
        <p className="basis-full pl-6 break-words text-muted-foreground">
          <Revealed isProse>{entry.note}</Revealed>
        </p>
      ) : null}
    </li>
  );
}
