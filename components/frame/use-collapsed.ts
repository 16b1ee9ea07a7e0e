"use client";

import { useSyncExternalStore } from "react";
import { rememberPreference } from "@/components/ui/preference";

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-sidebar"] });
  return () => observer.disconnect();
}

/** Whether the sidebar shows icons only. The look follows from `data-sidebar` on <html>, so nothing jumps at first paint. */
export function useCollapsed(): [boolean, () => void] {
  const isCollapsed = useSyncExternalStore(
    watch,
    () => document.documentElement.dataset.sidebar === "collapsed",
    () => false,
  );
  function toggle() {
    const next = isCollapsed ? "open" : "collapsed";
    document.documentElement.dataset.sidebar = next;
    rememberPreference("sidebar", next);
  }
  return [isCollapsed, toggle];
}
