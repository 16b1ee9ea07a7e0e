import { Minus, PencilLine, Plus, TextCursorInput } from "lucide-react";
import { Mark } from "@/components/ui/badge";

const looks = {
  added: { icon: Plus, hue: "good" },
  altered: { icon: PencilLine, hue: "info" },
  renamed: { icon: TextCursorInput, hue: "plum" },
  dropped: { icon: Minus, hue: "bad" },
} as const;

/** What kind of change it was, in icon, word and hue; in lists as wide as the longest. */
export function ChangeMark({ kind, className = "w-20" }: { kind: keyof typeof looks; className?: string }) {
  const { icon: Icon, hue } = looks[kind];
  return (
    <Mark hue={hue} icon={<Icon aria-hidden />} className={className}>
      {kind}
    </Mark>
  );
}
