import type { Provenance } from "@/migrations-import/model/provenance";

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

/** The most characters of a note on a request, or of the reason for sending back. */
export const MAX_NOTE_LENGTH = 500;

/** Who answers for an object. */
export type Owner = {
  readonly kind: "member" | "team";
  readonly id: string;
  readonly name: string;
};

/** A change that docs do not answer yet: what happened, in which migration. */
export type StaleCause = {
  readonly summary: string;
  readonly objectId: string;
  readonly version: string;
  readonly path: string;
  readonly position: number;
  readonly line: number;
  readonly endLine: number;
};

/**
 * Such a change with the fields it made stale, and what they are about: what changed, or a relationship stated of it. No fields
 * where only the table's verification is older.
 */
export type Unanswered = StaleCause & { readonly aboutId: string; readonly fields: readonly string[] };

/** Docs that a migration made (or would make) stale: of which object of which table, and by which change. */
export type StaleDocs = {
  /** The table it is or belongs to; what belongs to none, by its own name. */
  readonly schema: string;
  readonly name: string;
  /** What changed, and its kind. */
  readonly object: string;
  readonly kind: string;
  /** Its fields; none where only the table's verification is older than the change. */
  readonly fields: readonly string[];
  readonly summary: string;
  /** The statement that does it. */
  readonly source: Provenance;
};

/** A change to a part of a table without docs of its own, since the table's own were written. */
export type NearbyChange = Pick<StaleDocs, "schema" | "name" | "summary">;
