"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "onChange"> & {
  label?: ReactNode;
  onCheckedChange?: (isChecked: boolean) => void;
};

/** Without `label` it needs an aria-label, or a Field around it. */
export function Checkbox({ className, label, onCheckedChange, ...props }: CheckboxProps) {
  const wired = useFieldControl(props);
  const box = (
    <input
      type="checkbox"
      className={cn(
        "drawn-check touch-wider size-4 shrink-0 rounded-sm border border-input bg-card shadow-xs transition-colors",
        "checked:border-primary checked:bg-primary disabled:opacity-55",
        className,
      )}
      onChange={({ target }) => onCheckedChange?.(target.checked)}
      {...wired}
    />
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control.
    <label className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-sm">
      {box}
      <span>{label}</span>
    </label>
  );
}
