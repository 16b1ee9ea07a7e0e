"use client";

import { useSyncExternalStore } from "react";

const secretForm = /^#([A-Za-z0-9_-]{43})$/u;

function onHashChange(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/**
 * The secret of the one-time link that was opened, from the part of the address that never leaves the browser. Undefined until the
 * page is ready, null where the link has none.
 */
export function useLinkSecret(): string | null | undefined {
  return useSyncExternalStore<string | null | undefined>(
    onHashChange,
    () => secretForm.exec(window.location.hash)?.[1] ?? null,
    () => undefined,
  );
}
