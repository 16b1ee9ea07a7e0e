"use client";

import { useState } from "react";
import { StateLink } from "@/components/frame/state-link";
import { AtVersion } from "@/components/marks/at-version";
import { ReasonLine } from "@/components/review/reason-line";
import { Button } from "@/components/ui/button";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { WaiverStateMark } from "@/components/waiver/waiver-state-mark";
import { useWaivers } from "@/lib/client/use-waivers";
import { paths } from "@/lib/domain/paths";
import type { WaiverInput, WaiverRow, WaiverWord } from "@/lib/domain/waivers";

/** One waiver: of what, why, until when, who asked and what became of it; decided where it stands. */
export function WaiverItem({ slug, waiver }: { slug: string; waiver: WaiverRow }) {
  const [isRefusing, setIsRefusing] = useState(false);
  const waivers = useWaivers(slug);
  const { id, state, isOutdated, reason, approved, rejected, revoked, canDecide, canRevoke } = waiver;
  const onError = (error: Error) => toast.error(error.message);
  const send = (input: WaiverInput) => waivers.mutate(input, { onError, onSuccess: () => setIsRefusing(false) });
  const refusal = canDecide ? "reject" : "revoke";
  return (
    <li
      id={id}
      data-row
      tabIndex={-1}
      className="ring-inside grid scroll-mt-20 grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-3 py-2 max-sm:grid-cols-1 target:bg-primary-soft/60 print:break-inside-avoid"
    >
      <WaiverStateMark state={state} isOutdated={isOutdated} />
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <p className="min-w-0 flex-1 text-pretty max-sm:basis-full">
            <ItemLink slug={slug} waiver={waiver} />
          </p>
          {isRefusing ? null : (
            <span className="no-print flex gap-2 max-sm:ml-auto">
              {canDecide && !isOutdated ? (
                <Button
                  size="sm"
                  data-approve
                  pending={waivers.isPending}
                  onClick={() => send({ kind: "approve", waiverId: id })}
                >
                  Approve<span className="sr-only">: {waiver.text}</span>
                </Button>
              ) : null}
              {canDecide || canRevoke ? (
                <Button size="sm" variant="ghost" data-refuse onClick={() => setIsRefusing(true)}>
                  {canDecide ? "Reject" : "Revoke"}
                  <span className="sr-only">: {waiver.text}</span>
                </Button>
              ) : null}
            </span>
          )}
        </div>
        <p>
          <Revealed isProse>{reason}</Revealed>
        </p>
        <p className="text-xs text-muted-foreground">
          {state === "expired" ? "Ended" : "Ends"} <Time at={waiver.endsAt} />. Asked for by{" "}
          <Revealed>{waiver.askedBy.name}</Revealed>, <Time at={waiver.askedAt} day />
          <AtVersion version={waiver.version} />
        </p>
        {isOutdated ? (
          <p className="text-xs text-warn">The item says or asks something else by now: this covers nothing.</p>
        ) : null}
        <WordLine what="Approved" word={approved} />
        <WordLine what="Rejected" word={rejected} />
        <WordLine what="Revoked" word={revoked} />
        {isRefusing ? (
          <ReasonLine
            label={canDecide ? "Why it is rejected" : "Why it is revoked"}
            confirm={canDecide ? "Reject" : "Revoke"}
            isPending={waivers.isPending}
            onSend={(words) => send({ kind: refusal, waiverId: id, reason: words })}
            onClose={() => setIsRefusing(false)}
          />
        ) : null}
      </div>
    </li>
  );
}

const scopes = { table: null, "every table": "Every table: ", project: null } as const;

function ItemLink({ slug, waiver }: { slug: string; waiver: WaiverRow }) {
  const { checklist, table, scope, text } = waiver;
  return (
    <>
      <StateLink
        href={paths.checklist(slug, checklist.slug, table ? { table: table.objectId } : {})}
        className="font-medium decoration-primary/40 underline-offset-3 hover:underline"
      >
        {scopes[scope]}
        {table ? (
          <span className="mr-2 font-mono">
            <Identifier>{`${table.schema}.${table.name}`}</Identifier>
          </span>
        ) : null}
        <Revealed isProse>{text}</Revealed>
      </StateLink>{" "}
      <span className="text-xs text-muted-foreground">
        <Revealed>{checklist.title}</Revealed>
      </span>
    </>
  );
}

function WordLine({ what, word }: { what: string; word: WaiverWord | null }) {
  if (word === null) return null;
  return (
    <p className="text-xs text-muted-foreground">
      {what} by <Revealed>{word.by}</Revealed>, <Time at={word.at} />
      {word.reason === null ? null : (
        <>
          : <Revealed isProse>{word.reason}</Revealed>
        </>
      )}
    </p>
  );
}
