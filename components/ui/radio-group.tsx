"use client";

import * as Primitive from "radix-ui/radio-group";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

export function RadioGroup({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  const wired = useFieldControl(props);
  return <Primitive.Root className={cn("flex flex-col gap-2", className)} {...wired} />;
}

export type RadioProps = ComponentProps<typeof Primitive.Item> & { label: ReactNode; hint?: ReactNode };

export function Radio({ label, hint, className, ...props }: RadioProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <Primitive.Item
        id={id}
        aria-describedby={hintId}
        className="touch-wider mt-0.5 size-4 shrink-0 rounded-full border border-input bg-card shadow-xs disabled:opacity-55 data-[state=checked]:border-primary"
        {...props}
      >
        <Primitive.Indicator className="flex items-center justify-center after:size-2 after:rounded-full after:bg-primary forced-colors:after:bg-[ButtonText]" />
      </Primitive.Item>
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer text-sm">
          {label}
        </label>
        {hint ? (
          <p id={hintId} className="text-xs text-muted-foreground">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
