"use client";

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
  choices: readonly ReviewStatus[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChoose: (status: ReviewStatus) => void;
};

/** The menu of statuses, loaded when it is first opened. The default export is what `lazy` takes. */
export default function StatusMenuContent({
  trigger,
  choices,
  isOpen,
  onOpenChange,
  onChoose,
}: StatusMenuContentProps) {
  return (
    <DropdownMenu open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {choices.map((choice) => (
          <DropdownMenuItem key={choice} onSelect={() => onChoose(choice)}>
            <StatusMark status={choice} />
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
