import { Minus, ShieldCheck, ShieldOff } from "lucide-react";
import { Mark } from "@/components/ui/badge";
import type { TableRow } from "@/lib/domain/catalog-view";

/** Whether row level security holds on a table, and by how many policies. */
export function RlsMark({
  rls,
  policies,
  isShort = false,
  isCalm = false,
}: Pick<TableRow, "rls" | "policies"> & {
  isShort?: boolean;
  /** Where the schema relies on it nowhere: that it is off is a fact and no alarm. */
  isCalm?: boolean;
}) {
  if (rls === "not applicable") {
    return (
      <Mark hue="neutral" icon={<Minus aria-hidden />}>
        <span className="sr-only">Row level security does not apply</span>
      </Mark>
    );
  }
  if (rls === "disabled") {
    return (
      <Mark hue={isCalm ? "neutral" : "bad"} icon={<ShieldOff aria-hidden />}>
        Off
      </Mark>
    );
  }
  const words = policies === 1 ? "1 policy" : `${policies} policies`;
  return (
    <Mark hue={policies > 0 ? "good" : "warn"} icon={<ShieldCheck aria-hidden />}>
      {rls === "forced" ? "Forced" : "On"}, {isShort ? <Short words={words} count={policies} /> : words}
    </Mark>
  );
}

function Short({ words, count }: { words: string; count: number }) {
  return (
    <span title={words}>
      <span aria-hidden>{count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
