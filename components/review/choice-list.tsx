"use client";

import { Check, CircleSlash, Plus } from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

export type Choice = { readonly id: string; readonly name: string; readonly icon: ReactNode };
type Named = Pick<Choice, "id" | "name">;

export type ChoiceListProps = {
  /** Names the panel: "Choose an owner". */
  label: string;
  placeholder: string;
  /** What is said where nothing is found. */
  empty: string;
  /** What choosing none is called. */
  none: string;
  chosen: Named | null;
  choices: readonly Choice[];
  /** By id; null for none. */
  onChoose: (id: string | null) => void;
  /** Makes one of the name that was typed; left out where it cannot. */
  onMake?: (name: string) => void;
};

type PanelProps = {
  trigger: ReactElement;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
};

/** One to choose from a list that can be searched, loaded when first opened. The default export is what `lazy` takes. */
export default function ChoiceList({
  trigger,
  isOpen,
  onOpenChange,
  onCloseAutoFocus,
  ...props
}: ChoiceListProps & PanelProps) {
  return (
    <Popover open={isOpen} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label={props.label} className="p-0" onCloseAutoFocus={onCloseAutoFocus}>
        <Choices {...props} />
      </PopoverContent>
    </Popover>
  );
}

function Choices(props: ChoiceListProps) {
  const { placeholder, empty, none, chosen, choices, onChoose, onMake } = props;
  const [text, setText] = useState("");
  const name = text.trim();
  const isNew = name !== "" && choices.every((choice) => choice.name.toLowerCase() !== name.toLowerCase());
  return (
    <Command {...(chosen ? { defaultValue: searchValueOf(chosen) } : {})}>
      <CommandInput placeholder={placeholder} aria-label={placeholder} value={text} onValueChange={setText} />
      <CommandList>
        {onMake ? null : <CommandEmpty>{empty}</CommandEmpty>}
        {choices.map((choice) => (
          <CommandItem key={choice.id} value={searchValueOf(choice)} onSelect={() => onChoose(choice.id)}>
            {choice.icon}
            {choice.name}
            {choice.id === chosen?.id ? <Check className="ml-auto" aria-hidden /> : null}
          </CommandItem>
        ))}
        {chosen ? (
          <CommandItem value={none} onSelect={() => onChoose(null)}>
            <CircleSlash aria-hidden />
            {none}
          </CommandItem>
        ) : null}
        {onMake && isNew ? (
          <CommandItem value={`${name} `} onSelect={() => onMake(name)}>
            <Plus aria-hidden />
            <span className="min-w-0 truncate">Make “{name}”</span>
          </CommandItem>
        ) : null}
        {onMake && !isNew && choices.length === 0 ? (
          <p className="px-3 py-6 text-center text-sm text-muted-foreground">{empty}</p>
        ) : null}
      </CommandList>
    </Command>
  );
}

/** By which the list finds and marks it. */
function searchValueOf({ name, id }: Named): string {
  return `${name} ${id}`;
}
