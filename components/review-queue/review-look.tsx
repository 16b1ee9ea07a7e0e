"use client";

import { useEffect } from "react";
import { ReviewDetails } from "@/components/review/review-details";
import { Skeleton } from "@/components/ui/skeleton";
import { QueryProvider } from "@/lib/client/query-provider";
import { useTableReview } from "@/lib/client/use-table-review";
import type { MovedTable, ReviewRow } from "@/lib/domain/review-view";

type ReviewLookProps = {
  slug: string;
  row: ReviewRow;
  /** What came since it was shown, where that stood against its verification. */
  moved: MovedTable | undefined;
  onShown: (key: string) => void;
};

/** What was written and changed of a table since it was verified last, exactly. The default export is what `lazy` takes. */
export default function ReviewLook(props: ReviewLookProps) {
  const { slug, moved } = props;
  return (
    <QueryProvider>
      {moved ? (
        <>
          <p className="mb-2 font-medium">It is not what you were shown any longer. Since then:</p>
          <ReviewDetails slug={slug} since={moved.since} />
        </>
      ) : (
        <Since {...props} />
      )}
    </QueryProvider>
  );
}

function Since({ slug, row, onShown }: ReviewLookProps) {
  const { data, error } = useTableReview(slug, row.objectId, row.key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each reading.
  useEffect(() => {
    if (data) onShown(data.key);
  }, [data]);
  if (error) return <p className="text-bad">{error.message}</p>;
  if (!data) return <Skeleton className="h-12" />;
  return <ReviewDetails slug={slug} since={data.since} />;
}
