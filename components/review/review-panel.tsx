"use client";

import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { movedOf } from "@/lib/client/moved-of";
import { QueryProvider } from "@/lib/client/query-provider";
import { useReview } from "@/lib/client/use-review";
import { useTableReview } from "@/lib/client/use-table-review";
import type { MovedTable } from "@/lib/domain/review-view";
import type { ReviewInput } from "@/lib/domain/reviews";
import { ReasonLine } from "./reason-line";
import { RequestLine } from "./request-line";
import { ReviewDetails } from "./review-details";

/** What is done in the panel; a table that is not what was shown is looked at again. */
export type ReviewStep = "request" | "send back" | MovedTable;

type ReviewPanelProps = { slug: string; objectId: string; step: ReviewStep; onClose: () => void };

/** One step of a table's review that takes more than a key, in the page it is about. The default export is what `lazy` takes. */
export default function ReviewPanel(props: ReviewPanelProps) {
  return (
    <section aria-label="Review" className="basis-full rounded-lg border bg-card px-4 py-3 text-sm">
      <QueryProvider>
        {typeof props.step === "string" ? (
          <StepLine {...props} step={props.step} />
        ) : (
          <Moved {...props} moved={props.step} />
        )}
      </QueryProvider>
    </section>
  );
}

function StepLine({ slug, objectId, step, onClose }: ReviewPanelProps & { step: "request" | "send back" }) {
  const { data, error } = useTableReview(slug, objectId);
  const review = useReview(slug);
  function send(input: ReviewInput) {
    review.mutate(input, { onError: (failure) => toast.error(failure.message), onSuccess: onClose });
  }
  if (error) return <p className="text-bad">{error.message}</p>;
  if (!data) return <Skeleton className="h-8" />;
  const tables = [{ objectId, number: data.number }];
  if (step === "send back")
    return (
      <ReasonLine
        label="What is missing in"
        name={data.name}
        confirm="Send back"
        isPending={review.isPending}
        onSend={(reason) => send({ kind: "send back", tables, reason })}
        onClose={onClose}
      />
    );
  return (
    <RequestLine
      review={data}
      isPending={review.isPending}
      onRequest={(asked, note) => send({ kind: "request", tables, asked, note })}
      onClose={onClose}
    />
  );
}

/** What was written and changed while somebody had the table before them, who may verify it as it stands now. */
function Moved({ slug, moved: first, onClose }: Omit<ReviewPanelProps, "step"> & { moved: MovedTable }) {
  const [moved, setMoved] = useState(first);
  const review = useReview(slug);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  function verify() {
    const tables = [{ objectId: moved.objectId, key: moved.key }];
    review.mutate(
      { kind: "verify", tables },
      {
        onSuccess: onClose,
        onError: (error) => {
          const again = movedOf(error);
          if (again) setMoved(again);
          else toast.error(error.message);
        },
      },
    );
  }
  useShortcut("v", "Verify", verify);
  return (
    <div className="flex flex-col gap-3">
      <p ref={words} tabIndex={-1} className="font-medium outline-none">
        It is not what you were shown any longer. Since then:
      </p>
      <ReviewDetails slug={slug} since={moved.since} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={review.isPending} onClick={verify}>
          Verify as it stands <Kbd>v</Kbd>
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </div>
  );
}
