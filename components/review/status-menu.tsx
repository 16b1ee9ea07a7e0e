"use client";

import { ChevronDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { movedOf } from "@/lib/client/moved-of";
import { useReview } from "@/lib/client/use-review";
import type { ProjectAction } from "@/lib/domain/permissions";
import { type ReviewStatus, reviewStatuses } from "@/lib/domain/review";
import type { ReviewInput } from "@/lib/domain/reviews";
import { NextSteps } from "./next-steps";
import type { ReviewStep } from "./review-panel";
import { useOpenOnDemand } from "./use-open-on-demand";

const ChoiceMenu = lazy(() => import("@/components/ui/choice-menu"));
const ReviewPanel = lazy(() => import("./review-panel"));

type StatusMenuProps = {
  slug: string;
  tables: readonly { objectId: string; number: number }[];
  /** The status they share; null where they differ. */
  status: ReviewStatus | null;
  can: readonly ProjectAction[];
  /** What is shown of the one table the page is about: only there it is verified, and sent back with a reason. */
  reviewKey?: string | null;
  /** The viewer wrote it last, or asked for its review: somebody else verifies it. */
  isOwn?: boolean;
  /** Registers s, and v where it can verify, for the page the menu is the only one of. */
  hasKeys?: boolean;
};

/** Sets the review status of one table or of a selection; offers only what the viewer's role may set. */
export function StatusMenu({
  slug,
  tables,
  status,
  can,
  reviewKey = null,
  isOwn = false,
  hasKeys = false,
}: StatusMenuProps) {
  const { trigger: opening, panel, openByKey } = useOpenOnDemand();
  const [step, setStep] = useState<ReviewStep | null>(null);
  const [wanted, setWanted] = useState<ReviewStatus | null>(null);
  const review = useReview(slug);
  const canVerify = reviewKey !== null && can.includes("status.verify");
  const choices = reviewStatuses.filter((each) => (each === "verified" ? canVerify : can.includes("status.draft")));
  const [table] = tables;

  function set(next: ReviewStatus) {
    const isBack = next === "draft" && (status === "verified" || (status === "in_review" && canVerify));
    if (reviewKey !== null && (isBack || next === "in_review")) return setStep(isBack ? "send back" : "request");
    setStep(null);
    setWanted(next);
    review.mutate(inputOf(next), {
      onError: (error) => {
        const moved = movedOf(error);
        if (moved) setStep(moved);
        else toast.error(error.message);
      },
    });
  }
  function inputOf(next: ReviewStatus): ReviewInput {
    if (next === "verified")
      return { kind: "verify", tables: tables.map(({ objectId }) => ({ objectId, key: reviewKey ?? "" })) };
    if (next === "in_review") return { kind: "request", tables: [...tables] };
    return { kind: "status", tables: [...tables], status: next };
  }
  useShortcut("s", "Set the review status", openByKey, { enabled: hasKeys && choices.length > 0 });
  useShortcut("v", "Verify", () => set("verified"), { enabled: hasKeys && canVerify });

  if (choices.length === 0) return status ? <StatusMark status={status} badge /> : null;
  const current = (review.isPending && !review.error && wanted) || status;
  const trigger = (
    <Button size="sm" aria-haspopup="menu" {...opening}>
      {current ? <StatusMark status={current} /> : "Set status"}
      <ChevronDown className="size-3.5!" aria-hidden />
    </Button>
  );
  return (
    <>
      {panel ? (
        <Suspense fallback={trigger}>
          <ChoiceMenu
            {...panel}
            trigger={trigger}
            choices={choices.map((choice) => ({
              key: choice,
              label: <StatusMark status={choice} />,
              isCurrent: choice === current,
              onSelect: () => set(choice),
            }))}
          />
        </Suspense>
      ) : (
        trigger
      )}
      {reviewKey !== null && step === null && choices.includes("draft") ? (
        <NextSteps status={current} canVerify={canVerify && !isOwn} isPending={review.isPending} onStep={set} />
      ) : null}
      {step && table ? (
        <Suspense>
          <ReviewPanel slug={slug} objectId={table.objectId} step={step} onClose={() => setStep(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
