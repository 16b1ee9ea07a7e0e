"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { buttonClasses } from "./button";
import { cn } from "./cn";
import { overlayClasses } from "./dialog";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

export type SheetContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  side?: "left" | "right";
  hideTitle?: boolean;
};

/** A drawer from the side: a dialog that keeps what is behind it in sight. */
export function SheetContent({ title, side = "right", hideTitle, className, children, ...props }: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 z-50 flex w-80 max-w-[calc(100vw-3rem)] flex-col bg-popover shadow-lg outline-none data-[state=open]:animate-slide",
          side === "left" ? "left-0 border-r" : "right-0 border-l [--slide-from:16px]",
          className,
        )}
        {...props}
      >
        <Primitive.Title className={cn("px-4 pt-3 pr-12 text-lg font-semibold", hideTitle && "sr-only")}>
          {title}
        </Primitive.Title>
        {children}
        <Primitive.Close
          aria-label="Close"
          className={cn(buttonClasses({ variant: "ghost", size: "icon-sm" }), "absolute top-2.5 right-2.5")}
        >
          <X aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
