"use client";

import { useState, useTransition } from "react";
import type { Result } from "@/lib/domain/result";

/** Runs server actions from buttons: whether one is under way, and what the last one was refused for. */
export function useRun() {
  const [isPending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  function run<T>(action: () => Promise<Result<T>>, done?: (value: T) => void) {
    startTransition(async () => {
      const result = await action();
      setMessage(result.ok ? null : result.message);
      if (result.ok) done?.(result.value);
    });
  }
  return { isPending, message, run } as const;
}
