"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlClasses } from "./input";

/** One choice of a short list of plain texts, in the browser's own way: for pages whose first load has to stay light. */
export function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  const wired = useFieldControl(props);
  return <select className={cn(controlClasses, "h-8 px-2", className)} {...wired} />;
}
