"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the keyboard has a ⌘. The server does not know and says no. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/u.test(navigator.userAgent),
    () => false,
  );
}
