"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import { filterStale, readStaleQuery, type StaleList, type StaleRow } from "@/lib/domain/stale-view";

/** What tells rows of the list apart. */
export const keyOfRow = ({ docId, objectId }: StaleRow) => docId ?? objectId;

/** The rows that the address asks for, less those just confirmed; and how to narrow and to confirm. */
export function useStaleList(slug: string, list: StaleList) {
  const params = useSearchParams();
  const pathname = usePathname();
  const query = useMemo(() => readStaleQuery(new URLSearchParams(params)), [params]);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const review = useReview(slug);
  const rows = useMemo(() => filterStale(list, query).filter((row) => !done.has(versionOf(row))), [list, query, done]);

  function narrow(change: Readonly<Record<string, string | null>>) {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    window.history.replaceState(null, "", next.size === 0 ? pathname : `${pathname}?${next}`);
  }

  function confirm(chosen: readonly StaleRow[]) {
    const docs = chosen.flatMap(({ docId, number }) => (docId === null ? [] : [{ docId, number }]));
    if (docs.length === 0) {
      toast.info("A verification is answered on the table's page: verify it again.");
      return;
    }
    const versions = chosen.filter(({ docId }) => docId !== null).map(versionOf);
    const back = () => setDone((before) => new Set([...before].filter((each) => !versions.includes(each))));
    setDone((before) => new Set([...before, ...versions]));
    setSaid(docs.length === 1 ? "Still true." : `${docs.length} docs still true.`);
    review.mutate(
      { kind: "confirm docs", docs },
      {
        onError: (error) => {
          back();
          setSaid("");
          toast.error(error.message);
        },
        onSuccess: ({ docs: answer }) => {
          const left = answer?.left.length ?? 0;
          if (left > 0) toast.warning(`${left} had been written meanwhile, and ${left === 1 ? "was" : "were"} left.`);
        },
      },
    );
  }
  return { rows, query, narrow, confirm, said };
}

// What was written meanwhile comes back as another revision, and is shown again where it is still stale.
const versionOf = (row: StaleRow) => `${keyOfRow(row)}@${row.number}`;
