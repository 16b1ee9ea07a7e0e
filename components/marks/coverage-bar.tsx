import { type Coverage, type KindCoverage, percentOf } from "@/lib/domain/coverage";

type CoverageBarProps = Coverage & { isShort?: boolean; kinds?: readonly KindCoverage[] };

/** The share of what must be documented and is, as a small bar with its number; by kind where it is pointed at. */
export function CoverageBar({ documented, required, isShort = false, kinds = [] }: CoverageBarProps) {
  const percent = percentOf({ documented, required });
  const byKind = kinds.map((each) => `${each.kind} ${each.documented} of ${each.required}`).join(", ");
  const words = `${documented} of ${required} documented${byKind === "" ? "" : `: ${byKind}`}`;
  return (
    <span className="inline-flex items-center gap-2 text-xs text-muted-foreground tabular-nums" title={words}>
      <span
        aria-hidden
        className={`h-1.5 ${isShort ? "w-9" : "w-16"} overflow-hidden rounded-full border border-border bg-muted`}
      >
        <span className="block h-full bg-primary forced-colors:bg-[Highlight]" style={{ width: `${percent}%` }} />
      </span>
      <span className="w-10 text-right whitespace-nowrap">{percent} %</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
