"use client";

import type { ReactNode } from "react";
import { pressStillTrue } from "@/components/docs/stale-note";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";

type ConfirmAllProps = {
  slug: string;
  objectId: string;
  /** Whether there is anything to confirm of the table as a whole. */
  isOffered: boolean;
  children: ReactNode;
};

/** The one key that says docs are still true: a field's, a row's, or, as the button does, all of the table. */
export function ConfirmAll({ slug, objectId, isOffered, children }: ConfirmAllProps) {
  const review = useReview(slug);

  function confirm() {
    review.mutate(
      { kind: "confirm", objectId },
      {
        onError: (error) => toast.error(error.message),
        onSuccess: () => toast.success("Confirmed: the docs are still true"),
      },
    );
  }
  useShortcut("y", "Still true", () => pressStillTrue() || (isOffered && confirm()), { enabled: !review.isPending });
  if (!isOffered) return null;
  return (
    <Button onClick={confirm} pending={review.isPending} className="max-sm:ml-8">
      {children} <Kbd>y</Kbd>
    </Button>
  );
}
