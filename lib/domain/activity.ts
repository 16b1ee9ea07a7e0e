/** How many entries of the activity come at once. */
export const ACTIVITY_PAGE_SIZE = 50;

export const activityKinds = [
  "revision",
  "status",
  "owner",
  "import",
  "tick",
  "waiver",
  "signature",
  "withdrawal",
] as const;

/** One thing that happened in a project. `subject` is what it was done to, `note` what was said with it, `href` where that is shown. */
export type ActivityEntry = {
  readonly id: string;
  readonly kind: (typeof activityKinds)[number];
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly subject: string;
  readonly summary: string;
  readonly note: string | null;
  readonly href: string | null;
  /** The migration that was head then; for an import, the head it led to where known. */
  readonly version: string | null;
};

export type ActivityList = {
  readonly entries: readonly ActivityEntry[];
  /** Give as `before` to get the next ones; null at the end. */
  readonly nextBefore: string | null;
};
