import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const hues = {
  neutral: "text-neutral",
  primary: "text-primary",
  good: "text-good",
  info: "text-info",
  plum: "text-plum",
  warn: "text-warn",
  bad: "text-bad",
};

const grounds = {
  neutral: "bg-neutral-soft",
  primary: "bg-primary-soft",
  good: "bg-good-soft",
  info: "bg-info-soft",
  plum: "bg-plum-soft",
  warn: "bg-warn-soft",
  bad: "bg-bad-soft",
};

export type MarkProps = Omit<ComponentProps<"span">, "color"> & {
  hue?: keyof typeof hues;
  icon?: ReactNode;
  /** Goes on in further lines instead of being cut: for words that have to be read whole. */
  wraps?: boolean;
};

/** A state in words, shape and hue, without a ground: for grids. */
export function Mark({ hue = "neutral", icon, wraps = false, className, children, ...props }: MarkProps) {
  return (
    <span
      className={cn(
        // On the line of the words beside it: the icon has no say in that.
        "inline-flex max-w-full align-middle items-baseline gap-1 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:self-center",
        hues[hue],
        wraps && "whitespace-normal [&_svg]:mt-px [&_svg]:self-start",
        className,
      )}
      {...props}
    >
      {icon}
      <span className={wraps ? "min-w-0 break-words" : "truncate"}>{children}</span>
    </span>
  );
}

/** The same on a tinted ground: for headers and where it stands alone. */
export function Badge({ hue = "neutral", className, ...props }: MarkProps) {
  return (
    <Mark
      hue={hue}
      className={cn("h-5 items-center rounded-sm px-1.5 forced-colors:border", grounds[hue], className)}
      {...props}
    />
  );
}
