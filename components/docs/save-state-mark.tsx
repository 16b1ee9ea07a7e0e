"use client";

import { SaveState } from "@/components/frame/save-state";
import { useSaveState } from "@/lib/client/save-state";

/** Where the newest save of this page stands, for the top bar. */
export function SaveStateMark() {
  const save = useSaveState();
  if (save.kind === "unchanged") return <SaveState state="saved" detail="The text is what it was" />;
  if (save.kind === "failed") return <SaveState state="failed" detail={save.message} />;
  if (save.kind === "saved") {
    return (
      <SaveState state="saved" detail={`as revision ${save.number}${save.version ? ` at ${save.version}` : ""}`} />
    );
  }
  return <SaveState state={save.kind} />;
}
