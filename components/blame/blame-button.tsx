"use client";

import { Layers } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useFocusReturn } from "@/components/review/use-focus-return";
import { IconButton } from "@/components/ui/icon-button";

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
        <Layers className="size-3.5!" aria-hidden />
      </IconButton>
      {isOpen === null ? null : (
        <Suspense>
          <BlameSheet {...props} isOpen={isOpen} onOpenChange={setIsOpen} onCloseAutoFocus={focus.restore} />
        </Suspense>
      )}
    </>
  );
}
