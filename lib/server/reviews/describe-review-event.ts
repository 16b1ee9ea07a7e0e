import "server-only";
import { type ReviewStatus, reviewStatuses, reviewStatusWords } from "@/lib/domain/review";

/** A change of status or owner, as stored. `ownerName` is the new owner's name as it is today. */
export type ReviewEventFacts = {
  readonly subject: "status" | "owner";
  readonly before: string | null;
  readonly after: string | null;
  readonly note: string | null;
  readonly ownerName: string | null;
};

/** One line for people: `Status: In review → Verified (checked against production)`. */
export function describeReviewEvent(event: ReviewEventFacts): string {
  const note = event.note ? ` (${event.note})` : "";
  if (event.subject === "status") return `Status: ${statusWord(event.before)} → ${statusWord(event.after)}${note}`;
  if (event.after === null) return `Owner taken away${note}`;
  return `Owner: ${event.ownerName ?? "somebody who is gone"}${note}`;
}

function statusWord(status: string | null): string {
  return isStatus(status) ? reviewStatusWords[status] : "unknown";
}

function isStatus(status: string | null): status is ReviewStatus {
  return reviewStatuses.some((known) => known === status);
}
