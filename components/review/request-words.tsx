import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { ReviewRequest, Verification } from "@/lib/domain/review-view";

/** Who asked whom for a review, when, and with which note. */
export function RequestWords({ request: { by, at, asked, note } }: { request: ReviewRequest }) {
  const whom = asked === null ? null : asked === "owner" ? "the owner" : asked.name;
  return (
    <>
      {by} {whom === null ? "requested a review" : `asked ${whom} for a review`}, <Time at={at} day />
      {note ? (
        <>
          : <Revealed isProse>{note}</Revealed>
        </>
      ) : null}
    </>
  );
}

/** Who verified a table, when and at which migration. */
export function VerifiedWords({ verification: { by, at, version } }: { verification: Verification }) {
  return (
    <>
      Verified by {by}, <Time at={at} day />
      {version === null ? null : (
        <>
          , at <span className="font-mono">{version}</span>
        </>
      )}
    </>
  );
}
