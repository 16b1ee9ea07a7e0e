import "server-only";
import { type ReviewStatus, reviewStatuses, reviewStatusWords } from "@/lib/domain/review";

/** A change of status or owner, as stored. `ownerName` and `askedName` are names as they are today. */
export type ReviewEventFacts = {
  readonly subject: "status" | "owner";
  readonly before: string | null;
  readonly after: string | null;
  readonly note: string | null;
  readonly ownerName: string | null;
  /** Whom a review was requested of: `owner`, or `member:` and an identity; null for anybody. */
  readonly asked: string | null;
  readonly askedName: string | null;
};

/** One line for people: `Status: Draft → In review, asked of Bo (for the release)`. */
export function describeReviewEvent(event: ReviewEventFacts): string {
  const note = event.note ? ` (${event.note})` : "";
  if (event.subject === "status")
    return `Status: ${statusWord(event.before)} → ${statusWord(event.after)}${askedOf(event)}${note}`;
  if (event.after === null) return `Owner taken away${note}`;
  return `Owner: ${event.ownerName ?? "somebody who is gone"}${note}`;
}

function askedOf({ asked, askedName }: Pick<ReviewEventFacts, "asked" | "askedName">): string {
  if (asked === null) return "";
  return `, asked of ${asked === "owner" ? "the owner" : (askedName ?? "somebody who is gone")}`;
}

function statusWord(status: string | null): string {
  return isStatus(status) ? reviewStatusWords[status] : "unknown";
}

function isStatus(status: string | null): status is ReviewStatus {
  return reviewStatuses.some((known) => known === status);
}
