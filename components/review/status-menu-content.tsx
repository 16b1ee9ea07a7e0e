"use client";

import { Check } from "lucide-react";
import type { ReactElement } from "react";
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

/** The menu of statuses, loaded when it is first opened. The default export is what `lazy` takes. */
export default function StatusMenuContent({
  trigger,
  current,
  choices,
  isOpen,
  onOpenChange,
  onCloseAutoFocus,
  onChoose,
}: StatusMenuContentProps) {
  return (
    <DropdownMenu open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" onCloseAutoFocus={onCloseAutoFocus}>
        {choices.map((choice) => (
          <DropdownMenuItem
            key={choice}
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
