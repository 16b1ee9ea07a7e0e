"use client";

import * as Primitive from "radix-ui/switch";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

/** Something that is on or off at once, without saving. Needs an aria-label, or a Field around it. */
export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  const wired = useFieldControl(props);
  return (
    <Primitive.Root
      className={cn(
        "inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-input bg-muted p-0.5 transition-colors",
        "disabled:opacity-55 data-[state=checked]:border-primary data-[state=checked]:bg-primary",
        className,
      )}
      {...wired}
    >
      <Primitive.Thumb className="block size-3.5 rounded-full bg-input forced-colors:bg-[ButtonText] transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-primary-foreground" />
    </Primitive.Root>
  );
}
