"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlClasses } from "./input";

/** Grows with its text where the browser can (field-sizing), else shows `rows` and scrolls. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const wired = useFieldControl(props);
  return (
    <textarea
      rows={rows}
      className={cn(controlClasses, "field-sizing-content max-h-[60vh] min-h-16 px-2.5 py-1.5", className)}
      {...wired}
    />
  );
}
