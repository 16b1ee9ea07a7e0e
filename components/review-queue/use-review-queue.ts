import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { movedOf } from "@/lib/client/moved-of";
import { useReview } from "@/lib/client/use-review";
import { paths } from "@/lib/domain/paths";
import type { ReviewSearch } from "@/lib/domain/review-search";
import type { MovedTable, ReviewQueue, ReviewRow } from "@/lib/domain/review-view";

/** The rows of the page, less those just done; and how to narrow, to verify and to send back. */
export function useReviewQueue(slug: string, queue: ReviewQueue, search: ReviewSearch) {
  const router = useRouter();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<ReadonlyMap<string, MovedTable>>(new Map());
  const [said, setSaid] = useState("");
  // What was looked at is what is verified, where it was read after the list.
  const shown = useRef(new Map<string, string>());
  const review = useReview(slug);
  const rows = useMemo(() => queue.rows.filter((row) => !done.has(row.key)), [queue, done]);
  const hrefOf = (wanted: ReviewSearch) => paths.review(slug, wanted);

  function narrow(change: ReviewSearch) {
    router.replace(hrefOf({ ...search, page: undefined, ...change }), { scroll: false });
  }

  function verify(row: ReviewRow, onMoved: () => void) {
    const key = moved.get(row.objectId)?.key ?? shown.current.get(row.objectId) ?? row.key;
    setDone((before) => new Set([...before, row.key]));
    setSaid("");
    review.mutate(
      { kind: "verify", tables: [{ objectId: row.objectId, key }] },
      {
        onSuccess: () => setSaid(`${row.name} is verified.`),
        onError: (error) => {
          setDone((before) => new Set([...before].filter((each) => each !== row.key)));
          const now = movedOf(error);
          if (!now) return void toast.error(error.message);
          setMoved((before) => new Map([...before, [row.objectId, now]]));
          onMoved();
        },
      },
    );
  }

  function sendBack(row: ReviewRow, reason: string, onDone: () => void) {
    setSaid("");
    review.mutate(
      { kind: "send back", tables: [{ objectId: row.objectId, number: row.number }], reason },
      {
        onError: (error) => toast.error(error.message),
        onSuccess: () => {
          setDone((before) => new Set([...before, row.key]));
          setSaid(`${row.name} is sent back.`);
          onDone();
        },
      },
    );
  }
  const noteShown = (objectId: string, key: string) => shown.current.set(objectId, key);
  return { rows, moved, hrefOf, narrow, verify, sendBack, noteShown, said, isPending: review.isPending };
}
