import { CircleCheck, CircleDashed, OctagonAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Tally } from "@/lib/domain/checklist-view";
import { countOf } from "@/lib/domain/report";

/** Whether a checklist holds, in a sentence; `large` where it is what a page begins with. */
export function Verdict({ tally, large = false }: { tally: Tally; large?: boolean }) {
  const { items, holding, blockers, waived, errors } = tally;
  const isHolding = items > 0 && holding === items;
  const Icon = isHolding ? CircleCheck : blockers > 0 ? OctagonAlert : CircleDashed;
  const hue = isHolding ? "text-good" : blockers > 0 ? "text-bad" : "text-info";
  return (
    <div className="flex items-start gap-2">
      <Icon className={cn("shrink-0", hue, large ? "mt-0.5 size-6" : "size-5")} aria-hidden />
      <div className="min-w-0">
        <p className={cn("font-semibold", hue, large && "text-lg")}>{verdictOf(tally)}</p>
        <p className="text-sm text-muted-foreground tabular-nums">
          {holding.toLocaleString("en")} of {items.toLocaleString("en")} items hold.
          {waived > 0 ? ` ${waived.toLocaleString("en")} ${waived === 1 ? "is" : "are"} waived for a while.` : null}
          {errors > 0 ? ` ${errors} could not be evaluated, and count as not passed.` : null}
        </p>
      </div>
    </div>
  );
}

function verdictOf({ items, holding, blockers }: Tally): string {
  if (items === 0) return "Nothing to hold yet";
  if (blockers > 0) return countOf(blockers, "blocker");
  return holding === items ? "Everything holds" : "No blockers";
}
