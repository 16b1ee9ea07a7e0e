"use client";

import { Toaster as Primitive } from "sonner";

export { toast } from "sonner";

/** Where toasts appear; once, in the root layout. */
export function Toaster() {
  return (
    <Primitive
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
