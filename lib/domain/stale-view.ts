import type { AsOf } from "./catalog-view";
import type { ProjectAction } from "./permissions";
import type { Owner, StaleCause } from "./review";

/** One stale field of the docs, or the verification of a table that is older than a change. */
export type StaleRow = {
  /** Null for a verification. */
  readonly docId: string | null;
  /** The revision it stands at; 0 for a verification. */
  readonly number: number;
  readonly objectId: string;
  /** What it is about; `relationship` for one that is stated. */
  readonly kind: string;
  readonly object: string;
  /** The table it is or belongs to; what belongs to none, by its own name. */
  readonly schema: string;
  readonly name: string;
  /** The arguments of a function, which tell overloads apart; null for everything else. */
  readonly args: string | null;
  /** Null for a verification. */
  readonly field: string | null;
  /** The beginning of what is written there. */
  readonly excerpt: string;
  /** The newest change it does not answer, and how many there are. */
  readonly cause: StaleCause;
  readonly causes: number;
  /** The oldest of them: since when it is stale, and how many migrations ago that was (0: by the newest). */
  readonly since: { readonly version: string; readonly importedAt: string; readonly migrationsAgo: number };
  readonly owner: Owner | null;
};

/** How much of the list somebody (or, without one, nobody) owns: in all, and of what is asked for. */
export type StaleShare = {
  readonly owner: Pick<Owner, "id" | "name"> | null;
  readonly total: number;
  readonly found: number;
};

/** A page of what is stale in a state of a project: by owner, who has most first and nobody last, the longest stale first. */
export type StaleList = {
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
  readonly rows: readonly StaleRow[];
  readonly page: number;
  readonly pages: number;
  /** How many rows the query leaves, of how many there are. */
  readonly found: number;
  readonly total: number;
  /** In the order of the list. */
  readonly owners: readonly StaleShare[];
  /** The kinds there are, `verification` among them. */
  readonly kinds: readonly string[];
};

/** How many rows come at once. */
export const STALE_PAGE_SIZE = 100;

/** For how many days something is asked to have been stale. */
export const staleAges = [7, 30, 90] as const;
