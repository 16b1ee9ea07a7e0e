import { CircleX, FlaskConical, Info, TriangleAlert, Wand } from "lucide-react";
import { Mark } from "@/components/ui/badge";
import type { DiagnosticView } from "@/lib/domain/migration-view";

const looks = {
  error: { hue: "bad", icon: CircleX, word: "Not read" },
  warning: { hue: "warn", icon: TriangleAlert, word: "Doubt" },
  info: { hue: "neutral", icon: Info, word: "Note" },
} as const;

const special = {
  DYNAMIC_SQL: { hue: "warn", icon: Wand, word: "Only running would tell" },
  RAN_IN_SANDBOX: { hue: "info", icon: FlaskConical, word: "Ran in a sandbox" },
} as const;

/** What a diagnostic amounts to, in icon, word and hue. */
export function DiagnosticMark({ severity, code }: Pick<DiagnosticView, "severity" | "code">) {
  const look = code in special ? special[code as keyof typeof special] : looks[severity];
  return (
    <Mark hue={look.hue} icon={<look.icon aria-hidden />} title={code}>
      {look.word}
    </Mark>
  );
}
