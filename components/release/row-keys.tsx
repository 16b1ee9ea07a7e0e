"use client";

import { type ReactNode, useRef } from "react";
import { useRowKeys } from "@/components/frame/use-row-keys";

/** Goes through the blockers of the page by keyboard. */
export function RowKeys({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  useRowKeys(root, { one: "blocker", enter: "Go to where it is ended" });
  return (
    <div ref={root} className="flex flex-col gap-6">
      {children}
    </div>
  );
}
