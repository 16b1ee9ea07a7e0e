"use client";

import { type RefObject, useEffect, useState } from "react";
import { isFocusNowhere } from "@/lib/client/focus-nowhere";
import { keyOfTable, placeIn, rememberPlace } from "@/lib/client/table-places";
import type { TableRow } from "@/lib/domain/catalog-view";

type GridPlace = {
  slug: string;
  rows: readonly TableRow[];
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
};

/**
 * The row the keys are at, kept while one looks at a table: coming back, the grid is where it was left, and so is the
 * focus, unless something else has it by then.
 */
export function useGridPlace({ slug, rows, frame }: GridPlace) {
  const [active, setActive] = useState(() => {
    const { at } = placeIn(slug);
    return at === null ? -1 : rows.findIndex((row) => keyOfTable(row) === at);
  });
  const current = rows[active];
  const at = current ? keyOfTable(current) : null;
  useEffect(() => rememberPlace(slug, { order: rows }), [slug, rows]);
  useEffect(() => {
    if (at !== null) rememberPlace(slug, { at });
  }, [slug, at]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the grid comes and goes.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.scrollTop = placeIn(slug).top;
    if (active >= 0 && isFocusNowhere()) focusRow(frame, active);
    const remember = () => rememberPlace(slug, { top: element.scrollTop });
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, []);
  return { active, setActive, current };
}

/** How long a row may take to be rendered after the grid was scrolled to it: a second, where nothing else is busy. */
const PATIENCE_FRAMES = 60;
let wanted = 0;

/** Gives the focus to the link of a row as soon as it stands on the page, unless another row or another part of the page was chosen by then. */
export function focusRow(frame: RefObject<HTMLElement | null>, index: number): void {
  const mine = ++wanted;
  const from = document.activeElement;
  const focusOrWait = (patience: number) => {
    const { activeElement } = document;
    const hasLeft = activeElement !== from && !isFocusNowhere() && !frame.current?.contains(activeElement);
    if (hasLeft || mine !== wanted) return;
    const row = frame.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector<HTMLElement>("a[href]")?.focus({ preventScroll: true });
    if (!row && patience > 0) requestAnimationFrame(() => focusOrWait(patience - 1));
  };
  requestAnimationFrame(() => focusOrWait(PATIENCE_FRAMES));
}
