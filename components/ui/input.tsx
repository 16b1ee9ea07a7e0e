"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

export const controlClasses =
  "w-full rounded-md border border-input bg-card text-base text-foreground shadow-xs transition-colors hover:border-foreground/50 focus-visible:outline-offset-0 disabled:bg-muted disabled:text-faint aria-invalid:border-bad sm:text-sm";

export function Input({ className, ...props }: ComponentProps<"input">) {
  const wired = useFieldControl(props);
  return <input className={cn(controlClasses, "h-8 px-2.5", className)} {...wired} />;
}
