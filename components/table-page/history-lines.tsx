"use client";

import { BadgeCheck, Layers, PencilLine, UserRound } from "lucide-react";
import { SourceLink } from "@/components/marks/source-link";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { HistoryEntry } from "@/lib/domain/catalog-view";

const icons = { change: Layers, revision: PencilLine, status: BadgeCheck, owner: UserRound } as const;

export type HistoryLinesProps = { slug: string; entries: readonly HistoryEntry[] };

/** What happened, a line each. */
export function HistoryLines({ slug, entries }: HistoryLinesProps) {
  return (
    <ol className="flex flex-col text-sm">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows at its start and is read anew as a whole.
        <HistoryLine key={index} slug={slug} entry={entry} />
      ))}
    </ol>
  );
}

function HistoryLine({ slug, entry }: { slug: string; entry: HistoryEntry }) {
  const Icon = icons[entry.kind];
  const { path, version, line, endLine, dynamic } = entry;
  return (
    <li className="flex min-h-8 items-start gap-2 border-b py-1.5 last:border-b-0">
      <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden />
      <span className="min-w-0 flex-1 break-words">
        {entry.by ? <span className="font-medium">{entry.by} </span> : null}
        <Revealed>{entry.summary}</Revealed>
      </span>
      <span className="shrink-0 text-xs leading-5 text-muted-foreground">
        {entry.at ? <Time at={entry.at} day /> : null}
        {path && version && line && endLine ? (
          <SourceLink slug={slug} source={{ path, version, line, endLine, ...(dynamic ? { dynamic } : {}) }} />
        ) : null}
        {!path && version ? <span className="font-mono"> {version}</span> : null}
      </span>
    </li>
  );
}
