import { CircleSlash, CircleX, Hourglass, MessageCircleQuestion, Undo2 } from "lucide-react";
import { Mark } from "@/components/ui/badge";
import { isLiving, type WaiverState } from "@/lib/domain/waivers";

/** How each state of a waiver is told, in icon, hue and word. */
export const waiverLooks = {
  pending: { icon: MessageCircleQuestion, hue: "info", word: "Asked for" },
  approved: { icon: Hourglass, hue: "plum", word: "In force" },
  rejected: { icon: CircleX, hue: "bad", word: "Rejected" },
  revoked: { icon: Undo2, hue: "neutral", word: "Revoked" },
  expired: { icon: CircleSlash, hue: "neutral", word: "Ended" },
} as const;

/** The state of a waiver; one whose item was changed says that it covers nothing. */
export function WaiverStateMark({ state, isOutdated }: { state: WaiverState; isOutdated: boolean }) {
  const { icon: Icon, hue, word } = waiverLooks[state];
  const isIdle = isOutdated && isLiving({ state });
  return (
    <Mark hue={isIdle ? "warn" : hue} icon={<Icon aria-hidden />}>
      {isIdle ? "Covers nothing" : word}
    </Mark>
  );
}
