"use client";

import { Search } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";
import { usePalette } from "./palette-provider";
import { useCollapsed } from "./use-collapsed";
import { useIsMac } from "./use-is-mac";

/** Looks like a search box, opens the palette. */
export function SearchButton() {
  const { open } = usePalette();
  const keys = useIsMac() ? "⌘K" : "Ctrl K";
  const [isCollapsed] = useCollapsed();
  return (
    <Tooltip content="Search" keys={keys} side="right" isName disabled={!isCollapsed}>
      <button
        type="button"
        onClick={open}
        aria-keyshortcuts="Meta+K Control+K"
        className="flex h-8 w-full items-center gap-2 rounded-md border border-input/60 bg-card px-2 text-sm text-muted-foreground hover:bg-accent md:collapsed:justify-center md:collapsed:px-0"
      >
        <Search className="size-4 shrink-0" aria-hidden />
        <span className="flex-1 text-left md:collapsed:sr-only">Search</span>
        <Kbd className="hidden min-w-12 md:inline-flex md:collapsed:hidden" aria-hidden>
          {keys}
        </Kbd>
      </button>
    </Tooltip>
  );
}
