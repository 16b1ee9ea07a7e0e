import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Give it the size of what will come. Decorative: say "loading" once, on the region around it. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-pulse rounded-md bg-accent", className)} {...props} />;
}
