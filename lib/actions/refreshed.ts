import "server-only";
import { refresh } from "next/cache";
import type { Result } from "@/lib/domain/result";

/** Waits for an action's result and, where it did something, has the page show the new state. */
export async function refreshed<T>(running: Promise<Result<T>>): Promise<Result<T>> {
  const result = await running;
  if (result.ok) refresh();
  return result;
}
