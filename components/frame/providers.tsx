"use client";

import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { QueryProvider } from "@/lib/client/query-provider";
import { ShortcutsProvider } from "./shortcuts";

/** What every page needs around it: the query cache, keys, tooltips, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <ShortcutsProvider>{children}</ShortcutsProvider>
      <TooltipLayer />
      <Toaster />
    </QueryProvider>
  );
}
