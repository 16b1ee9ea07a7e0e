import { CircleCheck, CircleDashed, CircleSlash, History, Hourglass, OctagonAlert, TriangleAlert } from "lucide-react";
import { Mark } from "@/components/ui/badge";
import type { ItemView } from "@/lib/domain/checklist-view";

const looks = {
  holds: { icon: CircleCheck, hue: "good", word: "Holds" },
  open: { icon: CircleDashed, hue: "neutral", word: "Open" },
  lapsed: { icon: History, hue: "warn", word: "Lapsed" },
  error: { icon: TriangleAlert, hue: "bad", word: "Error" },
  "not applicable": { icon: CircleSlash, hue: "neutral", word: "Not for this" },
} as const;

type ItemStateMarkProps = Pick<ItemView, "state" | "isBlocker"> & { isWaived?: boolean };

/** How an item stands, in icon, word and hue; one that blocks, or only does not for a while, says so first. */
export function ItemStateMark({ state, isBlocker, isWaived = false }: ItemStateMarkProps) {
  const { icon: Icon, hue, word } = looks[state];
  if (isWaived)
    return (
      <Mark hue="plum" icon={<Hourglass aria-hidden />}>
        {state === "open" ? "Waived" : `Waived: ${word.toLowerCase()}`}
      </Mark>
    );
  if (!isBlocker)
    return (
      <Mark hue={hue} icon={<Icon aria-hidden />}>
        {word}
      </Mark>
    );
  return (
    <Mark hue="bad" icon={<OctagonAlert aria-hidden />}>
      {state === "open" ? "Blocks" : `Blocks: ${word.toLowerCase()}`}
    </Mark>
  );
}
