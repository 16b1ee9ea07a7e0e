import { type Coverage, percentOf } from "@/lib/domain/coverage";

type CoverageBarProps = Coverage & { isShort?: boolean };

/** The share of what must be documented and is, as a small bar with its number. */
export function CoverageBar({ documented, required, isShort = false }: CoverageBarProps) {
  const percent = percentOf({ documented, required });
  const words = `${documented} of ${required} documented`;
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
