"use client";

import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { QueryProvider } from "@/lib/client/query-provider";
import { ShortcutsProvider } from "./shortcuts";

/** What every page needs around it: tooltips, the query cache, keys, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider delayDuration={400} skipDelayDuration={200}>
      <QueryProvider>
        <ShortcutsProvider>{children}</ShortcutsProvider>
      </QueryProvider>
      <Toaster />
    </TooltipProvider>
  );
}
