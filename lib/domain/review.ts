/** A table's review status. Staleness is shown on top of it and follows from the changes. */
export const reviewStatuses = ["not_started", "draft", "in_review", "verified"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** The status in words, as people read it. */
export const reviewStatusWords: Readonly<Record<ReviewStatus, string>> = {
  not_started: "Not started",
  draft: "Draft",
  in_review: "In review",
  verified: "Verified",
};

/** Who answers for an object. */
export type Owner = {
  readonly kind: "member" | "team";
  readonly id: string;
  readonly name: string;
};

/** A change that a table's docs do not answer yet: what happened, in which migration. */
export type StaleCause = {
  readonly summary: string;
  readonly objectId: string;
  readonly version: string;
  readonly path: string;
  readonly position: number;
  readonly line: number;
  readonly endLine: number;
};
