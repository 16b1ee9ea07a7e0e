import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A key. Where there is only a finger to point with there is most likely no key to press, and it is not shown. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-flex pointer-coarse:hidden h-5 min-w-5 items-center justify-center rounded-sm border bg-muted px-1 font-sans text-xs text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
