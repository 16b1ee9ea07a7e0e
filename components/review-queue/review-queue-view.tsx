"use client";

import { useRef, useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { Pages } from "@/components/ui/pages";
import { toast } from "@/components/ui/toast";
import type { ReviewSearch } from "@/lib/domain/review-search";
import type { ReviewQueue, ReviewRow } from "@/lib/domain/review-view";
import { ReviewFilters } from "./review-filters";
import { ReviewItem } from "./review-item";
import { useReviewQueue } from "./use-review-queue";

type ReviewQueueViewProps = { slug: string; queue: ReviewQueue; search: ReviewSearch };

/** What waits to be reviewed; gone through by keyboard: looked at, verified or sent back, and the next one has the focus. */
export function ReviewQueueView({ slug, queue, search }: ReviewQueueViewProps) {
  const { rows, moved, hrefOf, narrow, said, ...act } = useReviewQueue(slug, queue, search);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState<string | null>(null);
  const [sendingBack, setSendingBack] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const canVerify = queue.can.includes("status.verify");
  const current = rows[Math.min(active, rows.length - 1)];

  function focusRow(index: number) {
    setActive(index);
    requestAnimationFrame(() => {
      const row = root.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      row?.scrollIntoView({ block: "nearest" });
      row?.querySelector<HTMLElement>("button[aria-expanded]")?.focus({ preventScroll: true });
    });
  }
  const move = (by: 1 | -1) => focusRow(Math.max(0, Math.min(rows.length - 1, active + by)));
  // Where the row was, the next one is.
  const goOn = (row: ReviewRow) => focusRow(Math.max(0, Math.min(rows.indexOf(row), rows.length - 2)));
  const look = (row: ReviewRow) => setOpen((before) => (before === row.objectId ? null : row.objectId));

  function verify(row: ReviewRow) {
    if (row.isOwn) return toast.info("You wrote this last, or requested its review. Somebody else has to verify it.");
    setSendingBack(null);
    act.verify(row, () => setOpen(row.objectId));
    goOn(row);
  }
  function sendBack(row: ReviewRow, reason: string) {
    act.sendBack(row, reason, () => {
      setSendingBack(null);
      goOn(row);
    });
  }
  function close(row: ReviewRow) {
    setSendingBack(null);
    focusRow(rows.indexOf(row));
  }
  useShortcut("j", "Next table", () => move(1));
  useShortcut("k", "Previous table", () => move(-1));
  useShortcut("Enter", "Look at what moved", () => current && look(current));
  useShortcut("v", "Verify", () => current && verify(current), { enabled: canVerify });
  useShortcut("b", "Send back", () => current && setSendingBack(current.objectId), { enabled: canVerify });

  return (
    <div ref={root} className="flex flex-col gap-4 text-sm">
      <ReviewFilters queue={queue} search={search} narrow={narrow} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {rows.length === 0 ? <NothingShown queue={queue} /> : null}
      {rows.length === 0 ? null : (
        <ul aria-label="To review" className="divide-y overflow-hidden rounded-lg border bg-card">
          {rows.map((row, index) => (
            <ReviewItem
              key={row.objectId}
              slug={slug}
              row={row}
              index={index}
              moved={moved.get(row.objectId)}
              isActive={row === current}
              isOpen={open === row.objectId}
              isSendingBack={sendingBack === row.objectId}
              isPending={act.isPending}
              canVerify={canVerify}
              onPoint={() => setActive(index)}
              onLook={() => look(row)}
              onShown={(key) => act.noteShown(row.objectId, key)}
              onVerify={() => verify(row)}
              onSendBack={() => setSendingBack(row.objectId)}
              onReason={(reason) => sendBack(row, reason)}
              onClose={() => close(row)}
            />
          ))}
        </ul>
      )}
      <Pages
        of="the review queue"
        page={queue.page}
        pages={queue.pages}
        hrefOf={(page) => hrefOf({ ...search, page: page === 1 ? undefined : page })}
      />
    </div>
  );
}

function NothingShown({ queue: { found, total, rows } }: { queue: ReviewQueue }) {
  if (found > rows.length) return <EmptyState title="This page is done">There is more on the others.</EmptyState>;
  if (total > found) return <EmptyState title="Nothing here matches">Take away a filter above to see more.</EmptyState>;
  return (
    <EmptyState title="Nothing waits for a review">
      Whoever wrote the docs of a table requests its review from the status on its page. A verified table comes back
      here by itself when its docs or its schema move on.
    </EmptyState>
  );
}
