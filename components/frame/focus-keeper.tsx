"use client";

import { useEffect } from "react";
import { loadedOnce } from "@/components/ui/loaded-once";
import { useLoaded } from "@/components/ui/use-loaded";

const keeper = loadedOnce(async () => (await import("@/lib/client/keep-focus")).keepFocus);

/** Sees to it that the focus is not lost with what it was on, on any page. */
export function FocusKeeper() {
  const keepFocus = useLoaded(keeper);
  useEffect(() => keepFocus?.(), [keepFocus]);
  return null;
}
