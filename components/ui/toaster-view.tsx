"use client";

import { useEffect } from "react";
import { Toaster as Sonner, toast as show } from "sonner";
import { takeNotices, watchNotices } from "./toast";

/** A live region must be there before what it says. */
const settleMs = 100;

function showNotices() {
  for (const { kind, text, options } of takeNotices()) {
    if (kind === "message") show(text, options);
    else show[kind](text, options);
  }
}

export function ToasterView() {
  useEffect(() => {
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => {
      stop = watchNotices(showNotices);
    }, settleMs);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, []);
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        style: {
          background: "var(--popover)",
          color: "var(--foreground)",
          border: "1px solid var(--border)",
          borderRadius: "8px",
          fontFamily: "inherit",
          fontSize: "0.8125rem",
        },
        classNames: {
          description: "text-muted-foreground!",
          actionButton: "bg-primary! text-primary-foreground!",
          success: "[&_[data-icon]]:text-good",
          error: "[&_[data-icon]]:text-bad",
          warning: "[&_[data-icon]]:text-warn",
        },
      }}
    />
  );
}
