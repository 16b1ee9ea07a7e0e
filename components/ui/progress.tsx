import { cn } from "./cn";

export type ProgressProps = {
  label: string;
  /** Parts done, of `max`. Undefined while it is not known. */
  value?: number | undefined;
  max?: number;
  /** Says the value in words, e.g. "3 of 12 files". */
  valueText?: string;
  className?: string;
};

export function Progress({ label, value, max = 100, valueText, className }: ProgressProps) {
  const share = value === undefined || max <= 0 ? undefined : Math.min(1, Math.max(0, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={cn("h-1.5 overflow-hidden rounded-full bg-accent forced-colors:border", className)}
    >
      <div
        className={cn(
          "h-full rounded-full bg-primary transition-[width] duration-200 forced-colors:bg-[Highlight]",
          share === undefined && "w-1/3 animate-pulse",
        )}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
