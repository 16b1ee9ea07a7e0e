import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Give it `htmlFor`, or use Field, which wires label, hint and error. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  // biome-ignore lint/a11y/noLabelWithoutControl: htmlFor comes with the props.
  return <label className={cn("text-sm font-medium", className)} {...props} />;
}
