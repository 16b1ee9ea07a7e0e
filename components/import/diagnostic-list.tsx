"use client";

import { useState } from "react";
import { DiagnosticMark } from "@/components/marks/diagnostic-mark";
import { Button } from "@/components/ui/button";
import type { DiagnosticView } from "@/lib/domain/migration-view";

const rank = { error: 0, warning: 1, info: 2 } as const;

/** So many are shown at first. */
const FEW = 8;

/** What was found in the files: where, what, and what to do. The worst first. */
export function DiagnosticList({ diagnostics }: { diagnostics: readonly DiagnosticView[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const sorted = diagnostics.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  const shown = isWhole ? sorted : sorted.slice(0, FEW);
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col divide-y rounded-lg border bg-card">
        {shown.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings can be the same in every word.
          <DiagnosticItem key={index} diagnostic={each} />
        ))}
      </ul>
      {shown.length < sorted.length ? (
        <Button className="self-start" onClick={() => setIsWhole(true)}>
          Show all {sorted.length.toLocaleString("en")}
        </Button>
      ) : null}
    </div>
  );
}

function DiagnosticItem({
  diagnostic: { severity, path, line, column, message, hint, code },
}: {
  diagnostic: DiagnosticView;
}) {
  const place = [path, line, line === null ? null : column].filter((part) => part !== null && part !== "").join(":");
  return (
    <li className="flex flex-col gap-1 px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <DiagnosticMark severity={severity} code={code} />
        {place === "" ? null : (
          <code className="min-w-0 font-mono text-xs break-all text-muted-foreground">{place}</code>
        )}
      </div>
      <p className="break-words">
        {message} {hint ? <span className="text-muted-foreground">({hint})</span> : null}
      </p>
    </li>
  );
}
