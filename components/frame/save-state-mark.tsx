"use client";

import { loadedOnce } from "@/components/ui/loaded-once";
import { useLoaded } from "@/components/ui/use-loaded";

const words = loadedOnce(async () => (await import("./save-state-words")).SaveStateWords);

/** Where what was written stands, for the top bar. Nothing is written yet on a page that has just come: the words come after it. */
export function SaveStateMark() {
  const Words = useLoaded(words);
  return Words ? <Words /> : <span role="status" className="min-w-16 shrink-0" />;
}
