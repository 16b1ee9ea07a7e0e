"use client";

import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { useSaveState } from "@/lib/client/save-state";

/** Where the newest save stands, in words, for the top bar; also told to screen readers. */
export function SaveStateMark() {
  const state = useSaveState();
  return (
    <p
      role="status"
      className="flex h-8 items-center gap-1.5 text-xs text-muted-foreground empty:hidden [&_svg]:size-3.5"
    >
      {state.kind === "saving" ? (
        <>
          <LoaderCircle className="animate-spin" aria-hidden /> Saving
        </>
      ) : null}
      {state.kind === "saved" ? (
        <>
          <Check className="text-good" aria-hidden /> Saved as revision {state.number}
          {state.version ? ` at ${state.version}` : ""}
        </>
      ) : null}
      {state.kind === "unchanged" ? "Nothing to save: the text is the same" : null}
      {state.kind === "failed" ? (
        <span className="flex items-center gap-1.5 text-bad">
          <CloudOff aria-hidden /> Not saved
        </span>
      ) : null}
    </p>
  );
}
