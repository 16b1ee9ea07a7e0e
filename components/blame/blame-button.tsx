"use client";

import { lazy, Suspense, useState } from "react";
import { useFocusReturn } from "@/components/review/use-focus-return";
import { IconButton } from "@/components/ui/icon-button";
import { RowIcon } from "@/components/ui/row-icon";

const BlameSheet = lazy(() => import("./blame-sheet"));

export type BlameProps = {
  slug: string;
  objectId: string;
  name: string;
  /** The migration the page shows the state of; null at head. */
  asOf: string | null;
};

/** Opens where each fact of an object comes from: every statement that gave it, back to the one that made the object. */
export function BlameButton(props: BlameProps) {
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  const focus = useFocusReturn();

  function open() {
    focus.remember();
    setIsOpen(true);
  }

  return (
    <>
      <IconButton
        label={`Where each fact of ${props.name} comes from`}
        size="sm"
        aria-haspopup="dialog"
        onClick={open}
        className="-my-1 size-6 text-muted-foreground"
      >
        <RowIcon name="layers" className="size-3.5!" />
      </IconButton>
      {isOpen === null ? null : (
        <Suspense>
          <BlameSheet {...props} isOpen={isOpen} onOpenChange={setIsOpen} onCloseAutoFocus={focus.restore} />
        </Suspense>
      )}
    </>
  );
}
