import { TriangleAlert } from "lucide-react";
import { Badge, Mark } from "@/components/ui/badge";
import { Revealed } from "@/components/ui/revealed";
import type { StaleCause } from "@/lib/domain/review";

type StaleMarkProps = { cause: StaleCause; badge?: boolean; wraps?: boolean };

/** Stale, always with the change that caused it. */
export function StaleMark({ cause, badge = false, wraps }: StaleMarkProps) {
  const Look = badge ? Badge : Mark;
  return (
    <Look hue="warn" icon={<TriangleAlert aria-hidden />} wraps={wraps} title={`${cause.summary} (${cause.version})`}>
      Stale: <Revealed>{cause.summary}</Revealed>
    </Look>
  );
}
