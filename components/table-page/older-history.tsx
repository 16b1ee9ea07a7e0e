"use client";

import { useEffect, useState } from "react";
import { request } from "@/lib/client/request";
import { useAsOf } from "@/lib/client/use-as-of";
import type { HistoryEntry, TablePage } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import { HistoryLines } from "./history-lines";

type OlderHistoryProps = {
  slug: string;
  schema: string;
  name: string;
  /** What the page shows of the history anyway, and how many entries it has. */
  shown: readonly HistoryEntry[];
  count: number;
};

/** What happened before that, behind a click: it is asked for then, for it can be more than the rest of the page. */
export function OlderHistory({ slug, schema, name, shown, count }: OlderHistoryProps) {
  const [isOpen, setIsOpen] = useState(false);
  const address = paths.api.table(slug, schema, name, useAsOf());
  const { entries, error } = useHistory(isOpen ? address : null, shown);
  return (
    <details className="group/older -mt-3" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="-mx-2 w-fit rounded-md px-2 py-1.5 text-sm font-medium text-primary hover:bg-accent group-open/older:mb-1">
        {count - shown.length} older
      </summary>
      {error ? (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      <HistoryLines slug={slug} entries={entries.slice(shown.length)} />
    </details>
  );
}

/** The whole history from where the API tells it, once that is wanted, and anew with the page. */
function useHistory(address: string | null, shown: readonly HistoryEntry[]) {
  const [entries, setEntries] = useState<readonly HistoryEntry[]>([]);
  const [error, setError] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown comes with each reading of the page.
  useEffect(() => {
    if (address === null) return;
    const loading = new AbortController();
    request<Pick<TablePage, "history">>(address, { signal: loading.signal }).then(
      ({ history }) => {
        setEntries(history);
        setError(null);
      },
      (thrown: Error) => loading.signal.aborted || setError(thrown.message),
    );
    return () => loading.abort();
  }, [address, shown]);
  return { entries, error };
}
