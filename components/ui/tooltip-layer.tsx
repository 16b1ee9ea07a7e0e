"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Kbd } from "./kbd";
import { placeBeside, type Side } from "./place-beside";

const waitMs = 400;
const leaveMs = 120;

type Tip = { target: HTMLElement; text: string; keys: string | undefined; side: Side };

function tipOf(target: EventTarget | null): Tip | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
  const { tip, tipKeys, tipSide } = element?.dataset ?? {};
  return element && tip ? { target: element, text: tip, keys: tipKeys, side: (tipSide ?? "bottom") as Side } : null;
}

/** Shows the hint of what the pointer or the focus is on. Escape, a press or scrolling takes it away. */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => listen(setTip, ref), []);
  useLayoutEffect(() => {
    if (!tip || !ref.current) return;
    const { left, top } = placeBeside(
      tip.target.getBoundingClientRect(),
      ref.current.getBoundingClientRect(),
      tip.side,
    );
    ref.current.style.translate = `${left}px ${top}px`;
  }, [tip]);
  if (!tip) return null;
  return (
    <div
      ref={ref}
      role="tooltip"
      className="fixed top-0 left-0 z-60 flex w-max max-w-72 animate-appear items-center gap-2 rounded-md bg-foreground px-2 py-1 text-xs text-background shadow-md forced-colors:border"
    >
      {tip.text}
      {tip.keys ? <Kbd className="border-background/30 bg-transparent text-background">{tip.keys}</Kbd> : null}
    </div>
  );
}

function listen(show: (tip: Tip | null) => void, layer: { current: HTMLElement | null }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | null = null;
  function set(tip: Tip | null, afterMs: number) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      shown = tip?.target.isConnected ? tip.target : null;
      show(shown ? tip : null);
    }, afterMs);
  }
  const isOnLayer = (node: EventTarget | null) => node instanceof Node && layer.current?.contains(node) === true;
  function over(event: PointerEvent) {
    if (event.pointerType === "touch") return;
    const tip = tipOf(event.target);
    if (isOnLayer(event.target) || (tip && tip.target === shown)) clearTimeout(timer);
    else if (tip) set(tip, shown ? 0 : waitMs);
    else set(null, leaveMs);
  }
  function focus(event: FocusEvent) {
    const tip = tipOf(event.target);
    if (tip?.target.matches(":focus-visible")) set(tip, 0);
  }
  const hide = () => set(null, 0);
  function key(event: KeyboardEvent) {
    if (event.key === "Escape") hide();
  }
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: true };
  document.addEventListener("pointerover", over, options);
  document.addEventListener("focusin", focus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", hide, options);
  document.addEventListener("click", hide, options);
  document.addEventListener("keydown", key, options);
  window.addEventListener("scroll", hide, { ...options, capture: true });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
