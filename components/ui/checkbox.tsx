"use client";

import { Check, Minus } from "lucide-react";
import * as Primitive from "radix-ui/checkbox";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

/** Without `label` it needs an aria-label, or a Field around it. */
export function Checkbox({
  className,
  label,
  ...props
}: ComponentProps<typeof Primitive.Root> & { label?: ReactNode }) {
  const wired = useFieldControl(props);
  const box = (
    <Primitive.Root
      className={cn(
        "group peer touch-wider size-4 shrink-0 rounded-sm border border-input bg-card shadow-xs transition-colors",
        "data-[state=checked]:border-primary data-[state=checked]:bg-primary data-[state=indeterminate]:border-primary data-[state=indeterminate]:bg-primary disabled:opacity-55",
        className,
      )}
      {...wired}
    >
      <Primitive.Indicator className="flex items-center justify-center text-primary-foreground">
        <Minus className="hidden size-3.5 group-data-[state=indeterminate]:block" strokeWidth={3} aria-hidden />
        <Check className="size-3.5 group-data-[state=indeterminate]:hidden" strokeWidth={3} aria-hidden />
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button, which a label names.
    <label className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-sm">
      {box}
      <span>{label}</span>
    </label>
  );
}
