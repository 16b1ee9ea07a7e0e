import type { Migration } from "@/migrations-import/index";

/** A migration the project has, without its text. */
export type StoredMigration = {
  readonly id: string;
  readonly position: number;
  readonly version: string;
  readonly name: string;
  readonly path: string;
  readonly checksum: string;
  readonly upStart: number;
  readonly upEnd: number;
  readonly applied: number;
  readonly noEffect: number;
  readonly notUnderstood: number;
  readonly failed: number;
  /** It was removed from the history, and keeps its place for what people wrote at it. */
  readonly isRemoved: boolean;
};

/**
 * One migration of the set as it would be. `given` is null for one that is stored and was not given: it stays as it is, or
 * is removed, which leaves its place and takes its effect. A new one with `stored` is one that was removed and comes back.
 */
export type PlannedMigration = {
  readonly position: number;
  readonly path: string;
  readonly version: string;
  readonly name: string;
  readonly state: "new" | "same" | "edited" | "renamed" | "stored" | "removed";
  /** New, and before one that is there already. */
  readonly isInserted: boolean;
  readonly given: Migration | null;
  readonly stored: StoredMigration | null;
};
