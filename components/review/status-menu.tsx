"use client";

import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import type { ProjectAction } from "@/lib/domain/permissions";
import { type ReviewStatus, reviewStatuses } from "@/lib/domain/review";
import { useOpenOnDemand } from "./use-open-on-demand";

const ChoiceMenu = lazy(() => import("@/components/ui/choice-menu"));

type StatusMenuProps = {
  slug: string;
  tables: readonly { objectId: string; number: number }[];
  /** The status they share; null where they differ. */
  status: ReviewStatus | null;
  can: readonly ProjectAction[];
  /** Registers s and v for the page the menu is the only one of. */
  hasKeys?: boolean;
};

/** Sets the review status of one table or of a selection; offers only what the viewer's role may set. */
export function StatusMenu({ slug, tables, status, can, hasKeys = false }: StatusMenuProps) {
  const { trigger: opening, panel, openByKey } = useOpenOnDemand();
  const review = useReview(slug);
  const choices = reviewStatuses.filter((each) => can.includes(each === "verified" ? "status.verify" : "status.draft"));

  function set(next: ReviewStatus) {
    review.mutate(
      { kind: "status", tables: [...tables], status: next },
      { onError: (error) => toast.error(error.message) },
    );
  }
  useShortcut("s", "Set the review status", openByKey, { enabled: hasKeys && choices.length > 0 });
  useShortcut("v", "Verify", () => set("verified"), { enabled: hasKeys && can.includes("status.verify") });

  const shown = review.isPending && !review.error ? review.variables : null;
  const current = shown?.kind === "status" ? shown.status : status;
  if (choices.length === 0) return current ? <StatusMark status={current} badge /> : null;
  const trigger = (
    <Button size="sm" aria-haspopup="menu" {...opening}>
      {current ? <StatusMark status={current} /> : "Set status"}
      <ChevronDown className="size-3.5!" aria-hidden />
    </Button>
  );
  if (!panel) return trigger;
  return (
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
  );
}
