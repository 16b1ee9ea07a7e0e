import { BadgeCheck, Layers, PencilLine, UserRound } from "lucide-react";
import { SourceLink } from "@/components/marks/source-link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { HistoryEntry } from "@/lib/domain/catalog-view";
import type { SectionProps } from "./table-page-view";

/** So many entries are shown at first. */
const SHOWN = 12;

const icons = { change: Layers, revision: PencilLine, status: BadgeCheck, owner: UserRound } as const;

/** Everything that happened to the table, newest first: the core sample in words. */
export function HistorySection({ slug, page }: SectionProps) {
  const rest = page.history.slice(SHOWN);
  return (
    <Section id="history" title="History" detail={page.history.length}>
      <Lines slug={slug} entries={page.history.slice(0, SHOWN)} />
      {rest.length > 0 ? (
        <details className="group/older -mt-3">
          <summary className="-mx-2 w-fit rounded-md px-2 py-1.5 text-sm font-medium text-primary hover:bg-accent group-open/older:mb-1">
            {rest.length} older
          </summary>
          <Lines slug={slug} entries={rest} />
        </details>
      ) : null}
    </Section>
  );
}

function Lines({ slug, entries }: { slug: string; entries: readonly HistoryEntry[] }) {
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
      <span className="shrink-0 text-xs text-muted-foreground">
        {entry.at ? <Time at={entry.at} day /> : null}
        {path && version && line && endLine ? (
          <SourceLink slug={slug} source={{ path, version, line, endLine, ...(dynamic ? { dynamic } : {}) }} />
        ) : null}
        {!path && version ? <span className="font-mono"> {version}</span> : null}
      </span>
    </li>
  );
}
