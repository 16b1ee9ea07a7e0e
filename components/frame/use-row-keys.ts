"use client";

import type { RefObject } from "react";
import { useShortcut } from "./shortcuts";

type RowKeys = { readonly one: string; readonly enter: string };

/**
 * j and k go from row to row (`data-row`) below an element, Enter to the first link of the row. `one` is what a row is called, `enter`
 * what Enter does. Gives the way to press something else of the row that has the focus.
 */
export function useRowKeys(root: RefObject<HTMLElement | null>, { one, enter }: RowKeys) {
  function move(by: 1 | -1) {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].filter(isInSight);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }
  const press = (what: string) =>
    document.activeElement?.closest<HTMLElement>("[data-row]")?.querySelector<HTMLElement>(what)?.click();
  useShortcut("j", `Next ${one}`, () => move(1));
  useShortcut("k", `Previous ${one}`, () => move(-1));
  useShortcut("Enter", enter, () => press("a[href]"));
  return press;
}

function isInSight(row: HTMLElement): boolean {
  return row.checkVisibility();
}
