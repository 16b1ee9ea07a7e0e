"use client";

import { ChevronDown, UserRound, UsersRound } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import type { Owner } from "@/lib/domain/review";

type OwnerPickerProps = {
  slug: string;
  objectIds: readonly string[];
  owner: Owner | null;
  choices: readonly Owner[];
  canSet: boolean;
  hasKeys?: boolean;
};

/** Says who answers for one table or a selection: a member or a team. */
export function OwnerPicker({ slug, objectIds, owner, choices, canSet, hasKeys = false }: OwnerPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const review = useReview(slug);
  useShortcut("o", "Set the owner", () => setIsOpen(true), { enabled: hasKeys && canSet });

  function set(next: Owner | null) {
    setIsOpen(false);
    const given = next === null ? null : { kind: next.kind, id: next.id };
    review.mutate(
      { kind: "owner", objectIds: [...objectIds], owner: given },
      { onError: (error) => toast.error(error.message) },
    );
  }

  const label = owner?.name ?? "No owner";
  if (!canSet) return <span className="text-sm text-muted-foreground">{label}</span>;
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" pending={review.isPending} aria-label={`Owner: ${label}`}>
          {owner?.kind === "team" ? <UsersRound aria-hidden /> : <UserRound aria-hidden />}
          <span className="max-w-40 truncate">{label}</span>
          <ChevronDown className="size-3.5!" aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Choose an owner" className="p-0">
        <Command label="Owners">
          <CommandInput placeholder="Find a member or team" />
          <CommandList>
            <CommandEmpty>Nobody of that name. Members are invited under Members.</CommandEmpty>
            {choices.map((choice) => (
              <CommandItem key={choice.id} value={`${choice.name} ${choice.id}`} onSelect={() => set(choice)}>
                {choice.kind === "team" ? <UsersRound aria-hidden /> : <UserRound aria-hidden />}
                {choice.name}
              </CommandItem>
            ))}
            {owner ? (
              <CommandItem value="No owner" onSelect={() => set(null)}>
                No owner
              </CommandItem>
            ) : null}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
