"use client";

import { Check, UserRound, UserRoundX, UsersRound } from "lucide-react";
import type { ReactElement } from "react";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Owner } from "@/lib/domain/review";

type OwnerListProps = {
  trigger: ReactElement;
  owner: Owner | null;
  choices: readonly Owner[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
  onChoose: (owner: Owner | null) => void;
};

/** The members and teams to choose from, loaded when first opened. The default export is what `lazy` takes. */
export default function OwnerList({
  trigger,
  owner,
  choices,
  isOpen,
  onOpenChange,
  onCloseAutoFocus,
  onChoose,
}: OwnerListProps) {
  return (
    <Popover open={isOpen} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Choose an owner" className="p-0" onCloseAutoFocus={onCloseAutoFocus}>
        <Command label="Owners" {...(owner ? { defaultValue: searchValueOf(owner) } : {})}>
          <CommandInput placeholder="Find a member or team" />
          <CommandList>
            <CommandEmpty>Nobody of that name. Members are invited under Members.</CommandEmpty>
            {choices.map((choice) => (
              <CommandItem key={choice.id} value={searchValueOf(choice)} onSelect={() => onChoose(choice)}>
                {choice.kind === "team" ? <UsersRound aria-hidden /> : <UserRound aria-hidden />}
                {choice.name}
                {choice.id === owner?.id ? <Check className="ml-auto" aria-hidden /> : null}
              </CommandItem>
            ))}
            {owner ? (
              <CommandItem value="No owner" onSelect={() => onChoose(null)}>
                <UserRoundX aria-hidden />
                No owner
              </CommandItem>
            ) : null}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

/** By which the list finds and marks it. */
function searchValueOf({ name, id }: Owner): string {
  return `${name} ${id}`;
}
