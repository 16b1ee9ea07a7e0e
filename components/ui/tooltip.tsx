"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ComponentProps, ReactNode } from "react";
import { Kbd } from "./kbd";

export const TooltipProvider = Primitive.Provider;

export type TooltipProps = {
  /** The one focusable element the tooltip belongs to. */
  children: ReactNode;
  content: ReactNode;
  keys?: string | undefined;
  side?: ComponentProps<typeof Primitive.Content>["side"];
  /** Shows nothing, where the name is already in sight. */
  disabled?: boolean;
};

/** A short hint on hover and focus. Never the only place where something is said. */
export function Tooltip({ children, content, keys, side = "bottom", disabled }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      {disabled ? null : (
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex max-w-72 animate-appear items-center gap-2 rounded-md bg-foreground px-2 py-1 text-xs text-background shadow-md"
          >
            {content}
            {keys ? <Kbd className="border-background/30 bg-transparent text-background">{keys}</Kbd> : null}
          </Primitive.Content>
        </Primitive.Portal>
      )}
    </Primitive.Root>
  );
}
