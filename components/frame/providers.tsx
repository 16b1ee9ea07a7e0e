"use client";

import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { ShortcutsProvider } from "./shortcuts";

/** What every page needs around it: tooltips, keys, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider delayDuration={400} skipDelayDuration={200}>
      <ShortcutsProvider>{children}</ShortcutsProvider>
      <Toaster />
    </TooltipProvider>
  );
}
