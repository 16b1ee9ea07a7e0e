"use client";

import { useEffect, useState } from "react";
import { request } from "@/lib/client/request";
import { paths } from "@/lib/domain/paths";
import type { SearchResult } from "@/lib/domain/search";
import type { PaletteItem } from "./frame-types";

const pauseMs = 150;

export type SearchState = { items: readonly PaletteItem[]; state: "idle" | "busy" | "done" | "failed" };

const idle: SearchState = { items: [], state: "idle" };

/** What a project's search finds in the state one reads, for the newest query only. What was found before stays until then, so that nothing jumps. */
export function useSearch(slug: string | null, query: string, asOf: string | null): SearchState {
  const [found, setFound] = useState<SearchState>(idle);
  const text = query.trim();
  useEffect(() => {
    if (slug === null || text === "") {
      setFound(idle);
      return;
    }
    const newest = new AbortController();
    setFound((before) => ({ ...before, state: "busy" }));
    const timer = setTimeout(() => {
      const url = `${paths.api.search(slug)}?${new URLSearchParams({ query: text, ...(asOf ? { asOf } : {}) })}`;
      request<SearchResult>(url, { signal: newest.signal }).then(
        ({ hits }) => setFound({ items: hits, state: "done" }),
        () => newest.signal.aborted || setFound({ items: [], state: "failed" }),
      );
    }, pauseMs);
    return () => {
      newest.abort();
      clearTimeout(timer);
    };
  }, [slug, text, asOf]);
  return found;
}
