"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { HistoryLinesProps } from "./history-lines";

const HistoryLines = lazy(() => import("./history-lines").then((m) => ({ default: m.HistoryLines })));

/** What happened before that, behind a click. It is drawn once the page is there, for it can be more than the rest of it. */
export function OlderHistory({ slug, entries }: HistoryLinesProps) {
  const [isPageThere, setIsPageThere] = useState(false);
  useEffect(() => setIsPageThere(true), []);
  return (
    <details className="group/older -mt-3">
      <summary className="-mx-2 w-fit rounded-md px-2 py-1.5 text-sm font-medium text-primary hover:bg-accent group-open/older:mb-1">
        {entries.length} older
      </summary>
      {isPageThere ? (
        <Suspense>
          <HistoryLines slug={slug} entries={entries} />
        </Suspense>
      ) : null}
    </details>
  );
}
