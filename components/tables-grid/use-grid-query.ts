"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type GridQuery, readGridQuery, writeGridQuery } from "./grid-query";

/** The grid's query, kept in the address: filtering is instant, and the address can be shared. */
export function useGridQuery() {
  const params = useSearchParams();
  const pathname = usePathname();
  const query = useMemo(() => readGridQuery(new URLSearchParams(params)), [params]);
  function hrefOf(change: Partial<GridQuery>): string {
    const search = writeGridQuery({ ...query, ...change }, new URLSearchParams(params)).toString();
    return search === "" ? pathname : `${pathname}?${search}`;
  }
  return { query, hrefOf, set: (change: Partial<GridQuery>) => window.history.replaceState(null, "", hrefOf(change)) };
}
