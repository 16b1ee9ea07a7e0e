"use client";

import { useEffect, useState } from "react";
import type { PaletteItem, PaletteSearch } from "./frame-types";

const pauseMs = 150;

export type SearchState = { items: readonly PaletteItem[]; state: "idle" | "busy" | "done" | "failed" };

const idle: SearchState = { items: [], state: "idle" };

/** What a search finds, for the newest query only. What was found before stays until then, so that nothing jumps. */
export function useSearch(search: PaletteSearch | undefined, query: string): SearchState {
  const [found, setFound] = useState<SearchState>(idle);
  const text = query.trim();
  useEffect(() => {
    if (!search || text === "") {
      setFound(idle);
      return;
    }
    let isNewest = true;
    setFound((before) => ({ ...before, state: "busy" }));
    const timer = setTimeout(() => {
      search(text).then(
        (items) => isNewest && setFound({ items, state: "done" }),
        () => isNewest && setFound({ items: [], state: "failed" }),
      );
    }, pauseMs);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [search, text]);
  return found;
}
