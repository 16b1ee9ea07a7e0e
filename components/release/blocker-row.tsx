"use client";

import { lazy, Suspense, useState } from "react";
import { StateLink } from "@/components/frame/state-link";
import { ItemStateMark } from "@/components/marks/item-state-mark";
import { MissingList } from "@/components/marks/missing-list";
import { Button } from "@/components/ui/button";
import { Revealed } from "@/components/ui/revealed";
import type { Blocker } from "@/lib/domain/readiness";
import { ItemText } from "./item-text";

const AskWaiverForm = lazy(() => import("@/components/waiver/ask-waiver-form"));

type BlockerRowProps = {
  slug: string;
  blocker: Blocker;
  /** Not all are of one checklist, so that each names its own. */
  isOfSeveral: boolean;
  canAskWaiver: boolean;
};

/** One blocker: of what, what has to hold, and where to go to end it, or to have it waived for a while. */
export function BlockerRow({ slug, blocker, isOfSeveral, canAskWaiver }: BlockerRowProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { state, table, text, checklist, reason, href, missing, missingCount, item: itemId, waivable } = blocker;
  return (
    <li
      data-row
      tabIndex={-1}
      className="group/row ring-inside relative grid grid-cols-[7.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-3 py-1.5 max-sm:grid-cols-1 print:break-inside-avoid"
    >
      <ItemStateMark state={state} isBlocker />
      <div className="flex min-w-0 flex-col">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
          <StateLink
            href={href}
            className="min-w-0 text-pretty decoration-primary/40 underline-offset-3 hover:underline max-sm:basis-full"
          >
            <ItemText table={table} text={text} />
          </StateLink>
          <MissingList missing={missing} missingCount={missingCount} />
          {canAskWaiver && waivable && !isAsking ? (
            <Button
              size="sm"
              variant="ghost"
              data-waiver
              className="no-print opacity-0 sm:absolute sm:top-1 sm:right-2 sm:bg-card group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100"
              onClick={() => setIsAsking(true)}
            >
              Ask for a waiver<span className="sr-only">: {text}</span>
            </Button>
          ) : null}
          {isOfSeveral ? (
            <span className="text-xs text-muted-foreground">
              <Revealed>{checklist.title}</Revealed>
            </span>
          ) : null}
        </div>
        {reason === null ? null : (
          <p className="text-xs text-muted-foreground">
            <Revealed isProse>{reason}</Revealed>
          </p>
        )}
        {isAsking && waivable ? (
          <Suspense>
            <AskWaiverForm
              slug={slug}
              item={{ ...waivable, itemId, objectId: table?.objectId ?? null }}
              onClose={() => setIsAsking(false)}
            />
          </Suspense>
        ) : null}
      </div>
    </li>
  );
}
