"use client";

import * as Primitive from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { overlayClasses } from "./dialog";

export type AlertDialogProps = {
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** More to read or fill in, e.g. a field that wants a name typed. */
  children?: ReactNode;
  confirm: string;
  cancel?: string;
  danger?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
};

/** A question that must be answered before going on. Focus starts on the safe answer. */
export function AlertDialog(props: AlertDialogProps) {
  const { trigger, title, description, children, confirm, cancel = "Cancel", danger, disabled, onConfirm } = props;
  const state = {
    ...(props.open === undefined ? {} : { open: props.open }),
    ...(props.onOpenChange ? { onOpenChange: props.onOpenChange } : {}),
  };
  return (
    <Primitive.Root {...state}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClasses} />
        <Primitive.Content className="fixed top-[18vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 animate-appear rounded-xl border bg-popover shadow-lg outline-none">
          <div className="flex flex-col gap-2 p-5">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            <Primitive.Description className="text-sm text-muted-foreground">{description}</Primitive.Description>
            {children}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
            <Primitive.Cancel asChild>
              <Button variant="ghost">{cancel}</Button>
            </Primitive.Cancel>
            <Primitive.Action asChild>
              <Button variant={danger ? "danger" : "primary"} disabled={disabled} onClick={onConfirm}>
                {confirm}
              </Button>
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
