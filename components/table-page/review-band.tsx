import { BadgeCheck, CircleDot } from "lucide-react";
import { RequestWords, VerifiedWords } from "@/components/review/request-words";
import type { TablePage } from "@/lib/domain/catalog-view";

/** That a review of the table was requested, of whom and why; or that somebody wrote on after it was verified. */
export function ReviewBand({ page: { table, review } }: { page: Pick<TablePage, "table" | "review"> }) {
  if (!review) return null;
  if (review.request)
    return (
      <p className="flex items-start gap-2 rounded-lg border bg-card px-4 py-3 text-sm">
        <CircleDot className="mt-0.5 size-4 shrink-0 text-info" aria-hidden />
        <span className="min-w-0 break-words">
          <RequestWords request={review.request} />
        </span>
      </p>
    );
  if (table.status !== "verified" || !review.verification || review.writings === 0) return null;
  return (
    <p className="flex items-start gap-2 rounded-lg border border-warn/40 bg-warn-soft px-4 py-3 text-sm">
      <BadgeCheck className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
      <span className="min-w-0">
        <span className="font-medium">Edited since verified:</span>{" "}
        {review.writings === 1 ? "1 field was" : `${review.writings} fields were`} written.{" "}
        <VerifiedWords verification={review.verification} />.
      </span>
    </p>
  );
}
