import { CircleAlert, CircleCheck, CloudOff, LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";

export type SaveStateProps = {
  state: "idle" | "unsaved" | "saving" | "saved" | "failed" | "offline";
  /** What failed and what to do, or when it was saved. */
  detail?: string | undefined;
};

const words = {
  idle: "",
  unsaved: "Unsaved changes",
  saving: "Saving",
  saved: "Saved",
  failed: "Not saved",
  offline: "Offline",
};

/** Whether what was written is safe. Said once on a page, also to screen readers. */
export function SaveState({ state, detail }: SaveStateProps) {
  return (
    <span
      role="status"
      className={cn(
        "inline-flex min-w-16 shrink-0 items-center justify-end gap-1.5 text-xs whitespace-nowrap text-muted-foreground [&_svg]:size-3.5",
        state === "failed" && "text-bad",
      )}
    >
      {state === "saving" ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
      {state === "saved" ? <CircleCheck className="text-good" aria-hidden /> : null}
      {state === "failed" ? <CircleAlert aria-hidden /> : null}
      {state === "offline" ? <CloudOff className="text-warn" aria-hidden /> : null}
      {words[state]}
      {detail && state !== "idle" ? <span className="max-w-80 truncate max-sm:sr-only">{detail}</span> : null}
    </span>
  );
}
