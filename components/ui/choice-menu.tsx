import { Check } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "./dropdown-menu";

export type Choice = { key: string; label: ReactNode; isCurrent: boolean; onSelect: () => void };

type ChoiceMenuProps = {
  trigger: ReactElement;
  choices: readonly Choice[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
};

/** A menu of one choice among few, starting at the one that is set, loaded when it is first opened. The default export is what `lazy` takes. */
export default function ChoiceMenu({ trigger, choices, isOpen, onOpenChange, onCloseAutoFocus }: ChoiceMenuProps) {
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
        {choices.map(({ key, label, isCurrent, onSelect }) => (
          <DropdownMenuItem
            key={key}
            ref={isCurrent ? mark : undefined}
            aria-current={isCurrent ? "true" : undefined}
            onSelect={onSelect}
          >
            {label}
            {isCurrent ? <Check className="ml-auto" aria-hidden /> : null}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
