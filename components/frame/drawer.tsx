"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { OnDemandContent } from "@/components/ui/on-demand";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { usePalette } from "./palette-provider";
import { Sidebar, type SidebarProps } from "./sidebar";

/** The sidebar on small screens. Another page, or the palette, takes its place. */
export function Drawer({ trigger, defaultOpen, ...sidebar }: OnDemandContent & SidebarProps) {
  const [isOpen, setIsOpen] = useState(defaultOpen);
  const place = `${usePathname()} ${usePalette().isOpen}`;
  const openedAt = useRef(place);
  useEffect(() => {
    if (openedAt.current !== place) setIsOpen(false);
    openedAt.current = place;
  }, [place]);
  return (
    <Sheet open={isOpen} onOpenChange={setIsOpen}>
      <SheetTrigger asChild>{trigger}</SheetTrigger>
      <SheetContent side="left" title="Menu" hideTitle className="w-72 bg-sidebar [&>button]:hidden">
        <Sidebar {...sidebar} />
      </SheetContent>
    </Sheet>
  );
}
