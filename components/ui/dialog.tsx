"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { buttonClasses } from "./button";
import { cn } from "./cn";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;

export const overlayClasses = "fixed inset-0 z-40 bg-black/40 data-[state=open]:animate-appear";

export type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean;
  size?: "sm" | "md" | "lg";
};

const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" };

/** Closed, it gives the focus back to what had it, also where a key opened it and no button did. */
export function DialogContent(props: DialogContentProps) {
  const { title, description, hideTitle, size = "sm", className, children, ...rest } = props;
  const before = useRef<Element>(null);

  function giveBack(event: Event) {
    const element = before.current;
    if (!(element instanceof HTMLElement) || element === document.body || !element.isConnected) return;
    event.preventDefault();
    element.focus();
  }

  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        className={cn(
          "fixed top-[12vh] left-1/2 z-50 flex max-h-[80vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl border bg-popover shadow-lg outline-none",
          "data-[state=open]:animate-appear",
          widths[size],
          className,
        )}
        onOpenAutoFocus={() => {
          before.current = document.activeElement;
        }}
        onCloseAutoFocus={giveBack}
        {...(description ? {} : { "aria-describedby": undefined })}
        {...rest}
      >
        <div className={cn("flex flex-col gap-1 px-5 pt-4 pr-12", hideTitle && "sr-only")}>
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          {description ? (
            <Primitive.Description className="text-sm text-muted-foreground">{description}</Primitive.Description>
          ) : null}
        </div>
        {children}
        <Primitive.Close
          aria-label="Close"
          className={cn(buttonClasses({ variant: "ghost", size: "icon-sm" }), "absolute top-3 right-3")}
        >
          <X aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("min-h-0 flex-1 overflow-y-auto px-5 py-4", className)} {...props} />;
}
