import { Button } from "@/components/ui/button";
import type { ReviewStatus } from "@/lib/domain/review";

type NextStepsProps = {
  status: ReviewStatus | null;
  canVerify: boolean;
  isPending: boolean;
  onStep: (to: ReviewStatus) => void;
};

/** What is usually done next with a table in review or on its way there; everything else is in the menu. */
export function NextSteps({ status, canVerify, isPending, onStep }: NextStepsProps) {
  if (status === "draft")
    return (
      <Button size="sm" variant="ghost" disabled={isPending} onClick={() => onStep("in_review")}>
        Request a review
      </Button>
    );
  if (status !== "in_review" || !canVerify) return null;
  return (
    <>
      <Button size="sm" disabled={isPending} onClick={() => onStep("verified")}>
        Verify
      </Button>
      <Button size="sm" variant="ghost" disabled={isPending} onClick={() => onStep("draft")}>
        Send back
      </Button>
    </>
  );
}
