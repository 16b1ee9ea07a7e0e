import { Building2, CircleSlash, Globe, HeartPulse, LockKeyhole, type LucideIcon, UserRound } from "lucide-react";
import { Mark, type MarkProps } from "@/components/ui/badge";
import type { Sensitivity } from "@/lib/domain/sensitivity";

const looks: Readonly<Record<Sensitivity, { icon: LucideIcon; hue: MarkProps["hue"]; word: string }>> = {
  public: { icon: Globe, hue: "neutral", word: "Public" },
  internal: { icon: Building2, hue: "neutral", word: "Internal" },
  personal: { icon: UserRound, hue: "info", word: "Personal" },
  "sensitive personal": { icon: HeartPulse, hue: "plum", word: "Sensitive personal" },
  secret: { icon: LockKeyhole, hue: "bad", word: "Secret" },
};

/** How careful one has to be with what a column holds. Nothing for a text that is none of the list. */
export function SensitivityMark({ sensitivity }: { sensitivity: string }) {
  const look = Object.entries(looks).find(([each]) => each === sensitivity)?.[1];
  if (!look) return null;
  const Icon = look.icon;
  return (
    <Mark hue={look.hue} icon={<Icon aria-hidden />}>
      {look.word}
    </Mark>
  );
}

/** A column that is on its way out; what to use instead is written beside it. */
export function DeprecatedMark() {
  return <Mark icon={<CircleSlash aria-hidden />}>Deprecated</Mark>;
}
