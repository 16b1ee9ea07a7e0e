"use client";

import type { MouseEvent } from "react";
import { SkipLink } from "@/components/frame/skip-link";

/** To the first cell of the columns, from where the arrows go on; for who only reads, to where they begin. */
export function SkipToColumns() {
  function skip(event: MouseEvent) {
    const cell = document.querySelector<HTMLElement>("#columns [data-doc-edit]");
    if (!cell) return;
    event.preventDefault();
    cell.scrollIntoView({ block: "center" });
    cell.focus({ preventScroll: true });
  }
  return (
    <SkipLink href="#columns" onClick={skip}>
      Skip to the columns
    </SkipLink>
  );
}
