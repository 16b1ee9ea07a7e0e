import type { ProjectAction } from "./permissions";
import type { Owner, ReviewStatus, StaleCause } from "./review";

/** A field of a table's docs that was written since it was verified or shown, with its revisions then (0: none) and now. */
export type WrittenSince = {
  readonly docId: string;
  /** The object's name, and the heading of the field. */
  readonly object: string;
  readonly field: string;
  readonly from: number;
  readonly to: number;
  /** Who wrote it last, and when (ISO 8601). */
  readonly by: string;
  readonly at: string;
};

/** What was written and changed of a table since it was verified, or shown. */
export type MovedSince = { readonly writings: readonly WrittenSince[]; readonly changes: readonly StaleCause[] };

/** A table that is not what was shown any longer: the key of what stands, and what was written and changed since. */
export type MovedTable = { readonly objectId: string; readonly key: string; readonly since: MovedSince };

/** A request for a review. `asked` is null where anybody may. */
export type ReviewRequest = {
  readonly by: string;
  readonly at: string;
  readonly asked: "owner" | { readonly id: string; readonly name: string } | null;
  readonly note: string | null;
};

/** The newest verification of a table; `version` is the migration that was head. */
export type Verification = { readonly by: string; readonly at: string; readonly version: string | null };

/** A table and where its review stands. */
export type ReviewedTable = {
  readonly objectId: string;
  readonly schema: string;
  readonly name: string;
  readonly status: ReviewStatus;
  readonly number: number;
  /** What is shown: it goes with a verification. */
  readonly key: string;
  readonly owner: Owner | null;
  /** While it is in review. */
  readonly request: ReviewRequest | null;
  readonly verification: Verification | null;
  /** Why the viewer may not verify it: they wrote it last, or asked for the review. */
  readonly isOwn: boolean;
};

/** The review as a table's page shows it, with how many fields were written since it was verified last. */
export type PageReview = Pick<ReviewedTable, "key" | "request" | "verification" | "isOwn"> & {
  readonly writings: number;
};

/** A line of the queue: how many fields were written and how much of the schema changed since the table was verified last. */
export type ReviewRow = ReviewedTable & { readonly writings: number; readonly changes: number };

/** The review of one table, with all that was written and changed since it was verified last. */
export type TableReview = ReviewedTable & {
  readonly since: MovedSince;
  readonly can: readonly ProjectAction[];
  /** Whom to ask: who may verify it. */
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
};

/** Tables in review, the longest first, then verified ones that were written or changed since. */
export type ReviewQueue = {
  /** The place at which steps of its reviews are told. */
  readonly projectId: string;
  readonly can: readonly ProjectAction[];
  readonly rows: readonly ReviewRow[];
  readonly page: number;
  readonly pages: number;
  readonly found: number;
  readonly total: number;
  /** Who owns what waits, and how much of it. */
  readonly owners: readonly { readonly owner: Pick<Owner, "id" | "name"> | null; readonly total: number }[];
};

/** How many rows come at once. */
export const REVIEW_PAGE_SIZE = 100;
