"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { formatLineRange, type LineRange, parseLineRange } from "./line-range";

/** Keeps the lines named by the address lit, and names lines when their numbers are clicked (with Shift: a range). */
export function SqlLines({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const lit = useRef<LineRange | null>(null);

  useEffect(() => {
    function follow() {
      const range = parseLineRange(window.location.hash);
      light(ref.current, lit.current, range);
      lit.current = range;
      if (range) lineOf(ref.current, range.from)?.scrollIntoView({ block: "center", inline: "nearest" });
    }
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  function onClick(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-n]") : null;
    const line = Number(link?.dataset.n);
    if (!link || !line || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const anchor = event.shiftKey && lit.current ? lit.current.from : line;
    const range = { from: Math.min(anchor, line), to: Math.max(anchor, line) };
    light(ref.current, lit.current, range);
    lit.current = range;
    window.history.replaceState(window.history.state, "", formatLineRange(range));
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the line numbers inside are links.
    <div ref={ref} onClick={onClick}>
      {children}
    </div>
  );
}

function lineOf(root: HTMLElement | null, line: number): Element | null {
  return root?.querySelector(`#L${line}`) ?? null;
}

function light(root: HTMLElement | null, before: LineRange | null, now: LineRange | null) {
  if (before) for (let line = before.from; line <= before.to; line += 1) setLit(root, line, false);
  if (now) for (let line = now.from; line <= now.to; line += 1) if (!setLit(root, line, true)) break;
}

function setLit(root: HTMLElement | null, line: number, isLit: boolean): boolean {
  const element = lineOf(root, line);
  element?.toggleAttribute("data-lit", isLit);
  return element !== null;
}
