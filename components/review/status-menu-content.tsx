"use client";

import { Check } from "lucide-react";
import { type ReactElement, useEffect, useRef } from "react";
import { StatusMark } from "@/components/marks/status-mark";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ReviewStatus } from "@/lib/domain/review";

type StatusMenuContentProps = {
  trigger: ReactElement;
  current: ReviewStatus | null;
  choices: readonly ReviewStatus[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
  onChoose: (status: ReviewStatus) => void;
};

/** The menu of statuses, starting at the one that is set, loaded when it is first opened. The default export is what `lazy` takes. */
export default function StatusMenuContent({
  trigger,
  current,
  choices,
  isOpen,
  onOpenChange,
  onCloseAutoFocus,
  onChoose,
}: StatusMenuContentProps) {
  const mark = useRef<HTMLDivElement>(null);
  // After the menu has given the focus to its first item.
  useEffect(() => {
    if (!isOpen) return;
    const frame = requestAnimationFrame(() => mark.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isOpen]);
  return (
    <DropdownMenu open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" onCloseAutoFocus={onCloseAutoFocus}>
        {choices.map((choice) => (
          <DropdownMenuItem
            key={choice}
            ref={choice === current ? mark : undefined}
            aria-current={choice === current ? "true" : undefined}
            onSelect={() => onChoose(choice)}
          >
            <StatusMark status={choice} />
            {choice === current ? <Check className="ml-auto" aria-hidden /> : null}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
