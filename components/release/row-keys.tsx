"use client";

import { type ReactNode, useRef } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { useRowKeys } from "@/components/frame/use-row-keys";

/** Goes through the blockers of the page by keyboard. */
export function RowKeys({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const press = useRowKeys(root, { one: "blocker", enter: "Go to where it is ended" });
  useShortcut("w", "Ask for a waiver", () => press("[data-waiver]"));
  return (
    <div ref={root} className="flex flex-col gap-6">
      {children}
    </div>
  );
}
