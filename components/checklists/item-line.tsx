"use client";

import { lazy, Suspense, useState } from "react";
import { StateLink } from "@/components/frame/state-link";
import { ItemStateMark } from "@/components/marks/item-state-mark";
import { MissingList } from "@/components/marks/missing-list";
import { Button } from "@/components/ui/button";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { WaiverWords } from "@/components/waiver/waiver-words";
import type { ItemView, Tick } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";

const SayForm = lazy(() => import("./say-form"));
const AskWaiverForm = lazy(() => import("@/components/waiver/ask-waiver-form"));

export type ItemPlace = {
  slug: string;
  checklistId: string;
  /** The table the item is of, where its section is for every table. */
  objectId: string | null;
  canTick: boolean;
  canAskWaiver: boolean;
};

/** One item: how it stands, what is missing and where to write it, or who said that it holds. */
export function ItemLine({ item, place }: { item: ItemView; place: ItemPlace }) {
  const [open, setOpen] = useState<"say" | "waiver" | null>(null);
  const isTicked = item.state === "holds";
  const isWaived = item.waiver?.isInForce === true;
  const canAskWaiver = place.canAskWaiver && item.isBlocker && item.waiver === null;
  const close = () => setOpen(null);
  return (
    <li
      data-row
      tabIndex={-1}
      className="group/row ring-inside grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-3 py-2 max-sm:grid-cols-1 print:break-inside-avoid"
    >
      <ItemStateMark {...item} isWaived={isWaived} />
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <p className="min-w-0 flex-1 text-pretty">
            <span className="mr-2 text-xs text-muted-foreground tabular-nums">{item.priority}</span>
            <Revealed isProse>{item.text}</Revealed>
          </p>
          {canAskWaiver && open === null ? (
            <Button
              size="sm"
              variant="ghost"
              data-waiver
              className="no-print opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100"
              onClick={() => setOpen("waiver")}
            >
              Ask for a waiver<span className="sr-only">: {item.text}</span>
            </Button>
          ) : null}
          {item.owner ? (
            <span className="text-xs text-muted-foreground">
              <Revealed>{item.owner.name}</Revealed>
            </span>
          ) : null}
          {item.isByPerson && place.canTick && open === null ? (
            <Button size="sm" data-say className="no-print" onClick={() => setOpen("say")}>
              {isTicked ? "Take back" : item.state === "lapsed" ? "Still holds" : "It holds"}
              <span className="sr-only">: {item.text}</span>
            </Button>
          ) : null}
        </div>
        {item.reason === null ? null : (
          <p className="text-xs text-muted-foreground">
            <Revealed isProse>{item.reason}</Revealed>
          </p>
        )}
        <MissingList {...item} />
        {item.tick ? <TickLine slug={place.slug} tick={item.tick} /> : null}
        {item.waiver ? <WaiverWords slug={place.slug} waiver={item.waiver} /> : null}
        <Suspense>
          {open === "say" ? <SayForm item={item} place={place} isTicked={isTicked} onClose={close} /> : null}
          {open === "waiver" ? (
            <AskWaiverForm slug={place.slug} item={{ ...place, itemId: item.id, shown: item.shown }} onClose={close} />
          ) : null}
        </Suspense>
      </div>
    </li>
  );
}

function TickLine({ slug, tick }: { slug: string; tick: Tick }) {
  return (
    <p className="text-xs text-muted-foreground">
      Ticked by <Revealed>{tick.by}</Revealed>, <Time at={tick.at} day />
      {tick.version === null ? null : (
        <>
          , at <Identifier>{tick.version}</Identifier>
        </>
      )}
      : <EvidenceWords slug={slug} tick={tick} />
    </p>
  );
}

function EvidenceWords({ slug, tick: { evidence, page } }: { slug: string; tick: Tick }) {
  const look = "rounded-sm text-primary underline underline-offset-3 wrap-anywhere";
  if (evidence.kind === "note") return <Revealed isProse>{evidence.text}</Revealed>;
  if (evidence.kind === "link")
    return (
      <a href={evidence.url} rel="noreferrer nofollow" className={look}>
        {evidence.url}
      </a>
    );
  if (page === null) return <>a page that is gone</>;
  return (
    <StateLink href={paths.page(slug, page.slug)} className={look}>
      <Revealed>{page.title}</Revealed>
    </StateLink>
  );
}
