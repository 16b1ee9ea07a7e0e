"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";

const MermaidDrawing = lazy(() => import("./mermaid-drawing"));

export type MermaidFrameProps = {
  /** Mermaid source. Anybody may have written it: it is drawn where it can reach nothing. */
  source: string;
  /** Names the diagram for screen readers. */
  title: string;
  /** Px, or another length of CSS; the frame has this size before and after drawing. */
  height?: number | string;
  /** Where the nodes lead, by their ids in the source. */
  links?: Readonly<Record<string, string>>;
  /** The node it is about, by its id: it starts in sight where the whole is larger than the frame. */
  focus?: string;
  /** The longest it may be drawn for; short for what anybody may have written. */
  limitMs?: number;
  className?: string;
};

/** A Mermaid diagram, drawn once it is nearly in sight: until then, nothing of what draws it is loaded. */
export function MermaidFrame({ height = 320, className, ...drawing }: MermaidFrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const isNear = useNear(box);
  return (
    <figure ref={box} className={cn("group relative overflow-hidden rounded-lg border bg-card", className)}>
      <div style={{ height }} className="relative">
        <Suspense fallback={<Waiting />}>{isNear ? <MermaidDrawing {...drawing} /> : <Waiting />}</Suspense>
      </div>
    </figure>
  );
}

const Waiting = () => <Skeleton className="absolute inset-3" />;

/** Whether it is, or soon will be, in sight: diagrams further down cost nothing. */
function useNear(ref: { current: Element | null }): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!ref.current || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setIsNear(true),
      { rootMargin: "400px" },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref, isNear]);
  return isNear;
}
