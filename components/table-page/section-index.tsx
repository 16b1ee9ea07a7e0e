"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { SectionLink } from "./sections";

/** The sections of the page, following the scroll. */
export function SectionIndex({ sections }: { sections: readonly SectionLink[] }) {
  const current = useCurrentSection(sections);
  return (
    <nav aria-label="Sections of this page">
      <ul className="flex flex-col border-l text-sm">
        {sections.map((section) => (
          <li key={section.id}>
            <a
              href={`#${section.id}`}
              aria-current={section.id === current ? "location" : undefined}
              className={cn(
                "-ml-px flex items-baseline gap-2 border-l py-1 pl-3 text-muted-foreground hover:text-foreground",
                section.id === current && "border-primary font-medium text-foreground",
              )}
            >
              {section.label}
              {section.count ? <span className="text-xs text-faint tabular-nums">{section.count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useCurrentSection(sections: readonly SectionLink[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const seen = new Map<string, boolean>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(entry.target.id, entry.isIntersecting);
        setCurrent(sections.find((section) => seen.get(section.id))?.id ?? null);
      },
      { rootMargin: "-64px 0px -50% 0px" },
    );
    for (const section of sections) {
      const element = document.getElementById(section.id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [sections]);
  return current;
}
