import { StateLink } from "@/components/frame/state-link";
import { ItemStateMark } from "@/components/marks/item-state-mark";
import { MissingList } from "@/components/marks/missing-list";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { Blocker } from "@/lib/domain/readiness";

/** One blocker: of what, what has to hold, and where to go to end it. */
export function BlockerRow({ blocker }: { blocker: Blocker }) {
  const { state, table, text, checklist, reason, href, missing, missingCount } = blocker;
  return (
    <li
      data-row
      tabIndex={-1}
      className="ring-inside grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1 px-3 py-2 max-sm:grid-cols-1 print:break-inside-avoid"
    >
      <ItemStateMark state={state} isBlocker />
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <StateLink
            href={href}
            className="min-w-0 flex-1 text-pretty decoration-primary/40 underline-offset-3 hover:underline"
          >
            {table ? (
              <span className="mr-2 font-mono font-medium">
                <Identifier>{`${table.schema}.${table.name}`}</Identifier>
              </span>
            ) : null}
            <Revealed isProse>{text}</Revealed>
          </StateLink>
          <span className="text-xs text-muted-foreground">
            <Revealed>{checklist.title}</Revealed>
          </span>
        </div>
        {reason === null ? null : (
          <p className="text-xs text-muted-foreground">
            <Revealed isProse>{reason}</Revealed>
          </p>
        )}
        <MissingList missing={missing} missingCount={missingCount} />
      </div>
    </li>
  );
}
