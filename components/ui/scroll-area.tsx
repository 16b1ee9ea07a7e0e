import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A region that scrolls within itself with a thin native scrollbar, and can be scrolled by keyboard. */
export function ScrollArea({ label, className, ...props }: ComponentProps<"div"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups nothing to fill in.
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={cn("ring-inside overflow-auto overscroll-contain [scrollbar-width:thin]", className)}
      {...props}
    />
  );
}
