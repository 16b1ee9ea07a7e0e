"use client";

import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import type { OnDemandContent } from "@/components/ui/on-demand";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Revealed } from "@/components/ui/revealed";
import { useAsOf } from "@/lib/client/use-as-of";
import { MAX_DIAGRAM_TABLES } from "@/lib/domain/diagram";
import { keepAsOf } from "@/lib/domain/keep-as-of";

type Table = { readonly schema: string; readonly name: string };
export type TableChooserProps = { choices: readonly Table[]; chosen: readonly Table[] };

const keyOf = ({ schema, name }: Table) => `${schema}.${name}`;

/** Chooses which tables the diagram shows; the choice goes into the address. */
export function TableChooserContent({ choices, chosen, trigger, defaultOpen }: OnDemandContent & TableChooserProps) {
  const router = useRouter();
  const asOf = useAsOf();
  const pathname = usePathname();
  const [isOpen, setIsOpen] = useState(defaultOpen);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(chosen.map(keyOf)));

  function toggle(key: string) {
    const next = new Set(picked);
    if (!next.delete(key) && next.size < MAX_DIAGRAM_TABLES) next.add(key);
    setPicked(next);
  }
  function draw() {
    const search = new URLSearchParams([...picked].map((key) => ["table", key]));
    setIsOpen(false);
    router.push(keepAsOf(picked.size === 0 ? pathname : `${pathname}?${search}`, asOf), { scroll: false });
  }

  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Choose tables" align="end" className="flex flex-col p-0">
        <Command label="Tables">
          <CommandInput placeholder="Find a table" />
          <CommandList>
            <CommandEmpty>No table of that name.</CommandEmpty>
            {choices.map((choice) => {
              const key = keyOf(choice);
              return (
                <CommandItem key={key} value={key} onSelect={() => toggle(key)} className="font-mono">
                  <Checkbox checked={picked.has(key)} aria-hidden tabIndex={-1} className="pointer-events-none" />
                  <span className="min-w-0 truncate">
                    <Revealed>{choice.name}</Revealed>
                  </span>
                </CommandItem>
              );
            })}
          </CommandList>
        </Command>
        <div className="flex items-center justify-between border-t p-2">
          <span className="text-xs text-muted-foreground">
            {picked.size} of at most {MAX_DIAGRAM_TABLES}
          </span>
          <Button size="sm" variant="primary" onClick={draw}>
            Draw
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
