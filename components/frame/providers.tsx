"use client";

import type { ReactNode } from "react";
import { RowIcons } from "@/components/ui/row-icon";
import { Toaster } from "@/components/ui/toaster";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { ShortcutsProvider } from "./shortcuts";

/** What every page needs around it: keys, tooltips, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <>
      <ShortcutsProvider>{children}</ShortcutsProvider>
      <TooltipLayer />
      <RowIcons />
      <Toaster />
    </>
  );
}
