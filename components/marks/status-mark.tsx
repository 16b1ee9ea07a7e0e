import { BadgeCheck, CircleDashed, CircleDot, PencilLine } from "lucide-react";
import { Badge, Mark } from "@/components/ui/badge";
import { type ReviewStatus, reviewStatusWords } from "@/lib/domain/review";

const looks = {
  not_started: { icon: CircleDashed, hue: "neutral" },
  draft: { icon: PencilLine, hue: "plum" },
  in_review: { icon: CircleDot, hue: "info" },
  verified: { icon: BadgeCheck, hue: "good" },
} as const;

/** A review status in icon, word and hue; `badge` gives it a ground of its own. */
export function StatusMark({ status, badge = false }: { status: ReviewStatus; badge?: boolean }) {
  const { icon: Icon, hue } = looks[status];
  const Look = badge ? Badge : Mark;
  return (
    <Look hue={hue} icon={<Icon aria-hidden />}>
      {reviewStatusWords[status]}
    </Look>
  );
}
