"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import { paths } from "@/lib/domain/paths";
import type { StaleSearch } from "@/lib/domain/stale-search";
import type { StaleList, StaleRow } from "@/lib/domain/stale-view";

/** What tells rows of the list apart. */
export const keyOfRow = ({ docId, objectId }: StaleRow) => docId ?? objectId;

/** The rows of the page, less those just confirmed; and how to narrow and to confirm. */
export function useStaleList(slug: string, list: StaleList, search: StaleSearch) {
  const router = useRouter();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const review = useReview(slug);
  const rows = useMemo(() => list.rows.filter((row) => !done.has(versionOf(row))), [list, done]);
  const asOf = list.asOf.isHead ? undefined : (list.asOf.version ?? undefined);
  const hrefOf = (wanted: StaleSearch) => paths.stale(slug, { ...wanted, asOf });

  function narrow(change: StaleSearch) {
    router.replace(hrefOf({ ...search, page: undefined, ...change }), { scroll: false });
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
    setSaid("");
    review.mutate(
      { kind: "confirm docs", docs },
      {
        onError: (error) => {
          back();
          toast.error(error.message);
        },
        onSuccess: ({ docs: answer }) => {
          const left = answer?.left.length ?? 0;
          const confirmed = docs.length - left;
          setSaid(confirmed === 1 ? "Still true." : `${confirmed} docs still true.`);
          if (left > 0) toast.warning(`${left} had been written meanwhile, and ${left === 1 ? "was" : "were"} left.`);
        },
      },
    );
  }
  return { rows, hrefOf, narrow, confirm, said };
}

// What was written meanwhile comes back as another revision, and is shown again where it is still stale.
const versionOf = (row: StaleRow) => `${keyOfRow(row)}@${row.number}`;
