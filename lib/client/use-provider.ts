"use client";

import { useState } from "react";

/**
 * Sends somebody to a provider to sign in, and to `callbackUrl` afterwards; `going` is the provider they are on the way to. Where a
 * form's `action` calls it, a press before the page is ready is not lost: React holds on to it.
 */
export function useProvider() {
  const [going, setGoing] = useState<string | null>(null);
  function goTo(id: string, callbackUrl: string, ask: Record<string, string> = {}): void {
    setGoing(id);
    void import("next-auth/react").then(({ signIn }) => signIn(id, { callbackUrl }, ask));
  }
  return { going, goTo } as const;
}
