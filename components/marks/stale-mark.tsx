import { TriangleAlert } from "lucide-react";
import { Badge, Mark } from "@/components/ui/badge";
import { Revealed } from "@/components/ui/revealed";
import type { StaleCause } from "@/lib/domain/review";

/** Stale, always with the change that caused it. */
export function StaleMark({ cause, badge = false }: { cause: StaleCause; badge?: boolean }) {
  const Look = badge ? Badge : Mark;
  return (
    <Look hue="warn" icon={<TriangleAlert aria-hidden />} title={`${cause.summary} (${cause.version})`}>
      Stale: <Revealed>{cause.summary}</Revealed>
    </Look>
  );
}
